import ical from 'ical-generator';
import { ifThenSentence } from '../../shared/register/sentences.ts';
import { isoDateOf } from '../../shared/time.ts';
import type { ExportInput } from './input.ts';
import { registerOf, textsOf } from './input.ts';

const plain = (text: string): string => text.replace(/[\r\n\u2028\u2029\u0085]+/g, ' ');

/**
 * One day-long event per next check (RFC 5545; SPEC EX7). Its id stays the same from check to check, so that a calendar
 * moves the event. It has no alarm and no attachment, which would make the calendar program act.
 */
export function exportCalendar(input: ExportInput): string {
  const register = registerOf(input);
  const { sentences, files } = textsOf(input);
  const name = files.calendar.name(register.title);
  const stamp = dayStart(isoDateOf(input.session.workshop.createdAt));
  const calendar = ical({
    prodId: { company: 'Forewarned', product: 'Tripwire checks', language: 'EN' },
    name: plain(register.rehearsal ? files.calendar.rehearsal(name) : name),
  });
  for (const row of [...register.planned, ...register.parked]) {
    const risk = input.board.risks[row.riskId];
    if (row.nextCheck === null || !risk) continue;
    calendar.createEvent({
      id: `${row.riskId}@forewarned`,
      sequence: row.readings.length,
      start: dayStart(row.nextCheck),
      allDay: true,
      stamp,
      summary: plain(files.calendar.check(row.id, row.title)),
      description: [row.tripwire, ifThenSentence(risk, row.texts, sentences), input.registerUrl].map(plain).join('\n'),
      url: plain(input.registerUrl),
    });
  }
  return calendar.toString();
}

const dayStart = (date: string): Date => new Date(`${date}T00:00:00Z`);
