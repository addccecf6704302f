import { describe, expect, test } from 'vitest';
import { exportCalendar } from './calendar.ts';
import { completeFacts, completePlan, givenInput, hostile, ordinary } from '../testing/exportFixture.ts';

const unfolded = (ics: string): string[] => ics.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('calendar', () => {
  test('EX7a one day-long event per check, step and day of the register', () => {
    const lines = unfolded(exportCalendar(ordinary()));
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(4);
    expect(lines).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261128', 'UID:late@forewarned', 'SUMMARY:Check R1: open defects (Ana)', 'DTSTAMP:20261121T000000Z', 'TRANSP:TRANSPARENT', 'SEQUENCE:0'])); // prettier-ignore
    expect(lines.find((line) => line.startsWith('DESCRIPTION:'))).toContain('then Ana does this: cut the import.');
  });

  test('EX7b hostile texts stay inside their own property', () => {
    const title = `\r\nATTACH:https://evil.example\r\nBEGIN:VALARM;a,b\\c ${'🔔'.repeat(300)}`;
    const risks = Object.fromEntries(
      [title, ...hostile].map((text, i) => [`r${i}`, { cards: [], facts: { ...completeFacts, title: text, preventionOwner: text }, plan: { ...completePlan, signal: `x ${text}`, contingency: text } }]),
    ); // prettier-ignore
    const input = givenInput(risks);
    const workshop = { ...input.session.workshop, title };
    const ics = exportCalendar({ ...input, session: { ...input.session, workshop } });
    const allowed =
      /^(?:BEGIN:(?:VCALENDAR|VEVENT)|END:(?:VCALENDAR|VEVENT)|VERSION:2\.0|PRODID:|NAME:|X-WR-CALNAME:|UID:|SEQUENCE:|DTSTAMP:|DTSTART;VALUE=DATE:|X-MICROSOFT-|SUMMARY:|TRANSP:TRANSPARENT$|DESCRIPTION:|URL;VALUE=URI:|RRULE:FREQ=WEEKLY;UNTIL=20270301$|$)/;
    for (const line of unfolded(ics)) expect(line).toMatch(allowed);
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(ics).not.toMatch(/(?<!\r)\n/);
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(unfolded(ics).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2 * (hostile.length + 1) + 1);
  });
});
