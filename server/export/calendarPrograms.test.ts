import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { completeFacts, completePlan, givenInput, hostile } from '../testing/exportFixture.ts';
import { exportCalendar } from './calendar.ts';

/** What another program reads (ical.js, of Thunderbird). */
const read = (ics: string) => {
  const calendar = new ICAL.Component(ICAL.parse(ics) as object[]);
  return calendar
    .getAllSubcomponents('vevent')
    .map((component) => ({ component, event: new ICAL.Event(component) }))
    .filter(({ event }) => /^r\d*@/.test(event.uid));
};

test('EX7c another program reads every event as it was meant: whole days, texts unescaped, the same id after a check', () => {
  const texts = [...hostile, 'a; b, c\\n d\\ne', 'x'.repeat(300)];
  const risks = Object.fromEntries(
    texts.map((text, i) => [
      `r${i}`,
      { cards: [], facts: { ...completeFacts, number: i + 1, title: `t${i}` }, plan: { ...completePlan, signal: `s ${text}` } },
    ]),
  ); // prettier-ignore
  const events = read(exportCalendar(givenInput(risks, { ranking: [Object.keys(risks)] })));
  expect(events).toHaveLength(texts.length);
  for (const [i, { component, event }] of events.entries()) {
    expect(event.summary).toBe(`Check R${i + 1}: s ${texts[i]?.replace(/\s+/g, ' ').trim()} (Ana)`);
    expect(event.startDate.isDate).toBe(true);
    expect(event.startDate.toString()).toBe('2026-11-28');
    expect(event.duration.toString()).toBe('P1D');
    expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(component.getFirstPropertyValue('url')).toBe('https://forewarned.example/w/abc');
    expect(component.getAllSubcomponents()).toEqual([]);
    expect(event.description.split('\n').at(-1)).toBe('https://forewarned.example/w/abc');
  }
  const later = (readings: number) =>
    givenInput({
      r: {
        cards: [],
        facts: { ...completeFacts, readings: Array.from({ length: readings }, () => ({ on: '2026-11-28', state: 'fine', reading: null })) },
        plan: completePlan,
      },
    }); // prettier-ignore
  const [[before], [after]] = [read(exportCalendar(later(0))), read(exportCalendar(later(1)))];
  expect(after?.event.uid).toBe(before?.event.uid);
  expect(after?.event.sequence).toBeGreaterThan(before?.event.sequence ?? 0);
  expect([before, after].map((one) => one?.event.startDate.toString())).toEqual(['2026-11-28', '2026-12-05']);
  expect([before, after].map((one) => one?.component.getFirstPropertyValue('dtstamp')?.toString())).toEqual(['2026-11-21T00:00:00Z', '2026-11-28T00:00:00Z']); // prettier-ignore
});
