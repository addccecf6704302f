import ical, { ICalEventTransparency } from 'ical-generator';
import { ifThenSentence } from '../../shared/register/sentences.ts';
import { effectiveOwner } from '../../shared/register/owners.ts';
import { oneLine } from '../../shared/register/words.ts';
import type { RegisterRow } from '../../shared/register/register.ts';
import type { IsoDate } from '../../shared/time.ts';
import type { ExportInput } from './input.ts';
import { registerOf, textsOf } from './input.ts';

const plain = (text: string): string => text.replace(/[\r\n\u2028\u2029\u0085]+/g, ' ');

/**
 * One day-long event per next check (RFC 5545; SPEC EX7). Its id stays the same from check to check and its number grows
 * with each change, so that a calendar moves the event. It takes no time of the day and has no alarm and no attachment,
 * which would make the calendar program act.
 */
export function exportCalendar(input: ExportInput): string {
  const register = registerOf(input);
  const { sentences, files } = textsOf(input);
  const name = files.calendar.name(register.title);
  const calendar = ical({
    prodId: { company: 'Forewarned', product: 'Tripwire checks', language: 'EN' },
    name: plain(register.rehearsal ? files.calendar.rehearsal(name) : name),
  });
  for (const row of [...register.planned, ...register.parked]) {
    const risk = input.board.risks[row.riskId];
    if (row.nextCheck === null || !risk) continue;
    const signal = oneLine(row.texts.signal) || row.title;
    calendar.createEvent({
      id: `${row.riskId}@forewarned`,
      sequence: input.session.history.last + row.readings.length,
      start: dayStart(row.nextCheck),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: dayStart(changedOn(row, register.heldOn)),
      summary: plain(files.calendar.check(row.id, signal, effectiveOwner(risk, 'watcher'))),
      description: [row.title, row.tripwire, ifThenSentence(risk, row.texts, sentences), input.registerUrl]
        .map(plain)
        .join('\n'),
      url: plain(input.registerUrl),
    });
  }
  // The library leaves the last line open; RFC 5545 3.1 ends every line.
  return `${calendar.toString()}\r\n`;
}

/** The last day of which the register knows that the check was moved. */
const changedOn = ({ readings, stateOn, addedOn }: RegisterRow, heldOn: IsoDate): IsoDate =>
  [readings.at(-1)?.on, stateOn, addedOn].reduce<IsoDate>((last, day) => (day && day > last ? day : last), heldOn);

const dayStart = (date: string): Date => new Date(`${date}T00:00:00Z`);
