import type { Incident, LessonChange } from '../../../../shared/board/records.ts';
import type { Reviews } from '../../../../shared/plan/reviews.ts';
import type { Texts } from '../../../../shared/text/catalogue.ts';
import type { Format } from '../../../../shared/text/format.ts';
import { standingOf } from '../incidents/lessons.ts';

type PrintWords = { readonly text: Texts<'print'>; readonly formatDate: Format['formatDate'] };

/** One incident on paper: when it was what, and below it what is known and what came of it. */
export function printedIncident(
  incident: Incident,
  review: Reviews[string] | undefined,
  { text, formatDate }: PrintWords,
): readonly [words: string, small: string] {
  const { kind, on, title, what, couldHave, held, reading, containedOn, falseAlarm, cause, changes } = incident;
  const told = what || review?.happened.trim() || '';
  const words = [
    `${text.incident.kinds[kind]} ${formatDate(on)}`,
    title,
    reading === null ? '' : String(reading),
    told,
  ];
  const why = review?.because.trim() ?? '';
  const small = [
    couldHave !== '' && text.incident.couldHave(couldHave),
    held.length > 0 && text.incident.held(held.map((layer) => text.incident.layers[layer])),
    containedOn !== null && text.incident.contained(formatDate(containedOn)),
    falseAlarm !== null && text.incident.falseAlarm(falseAlarm),
    why !== '' && (cause === null ? why : `${text.incident.causes[cause]}: ${why}`),
    ...changes.map((change) => printedChange(change, { text, formatDate })),
  ];
  return [words.filter(Boolean).join(' · '), small.filter(Boolean).join(' · ')];
}

/** "If …, then …. Ravi, by 22 January 2027, accepted". */
export const printedChange = (change: LessonChange, { text, formatDate }: PrintWords): string =>
  `${change.line} ${text.incident.change(change.carrier, formatDate(change.by), text.incident.standings[standingOf(change)])}`;
