import { reviewFields } from '../../shared/board/records.ts';
import type { Incident, LessonChange } from '../../shared/board/records.ts';
import { escapeMarkdown as md } from '../../shared/register/escapeMarkdown.ts';
import type { Register } from '../../shared/register/register.ts';
import type { ServerTexts } from '../../shared/text/catalogue.ts';
import type { ExportInput } from './input.ts';

type Words = ServerTexts['files'];

/** Incidents with their notes and changes, in the order of their days (SPEC EX4). */
export function incidentBlocks({ records, reviews }: ExportInput, register: Register, words: Words): string[] {
  const rows = new Map([...register.planned, ...register.parked].map((row) => [row.riskId, row]));
  const about = (riskId: string | null, title: string): string => {
    const row = riskId === null ? undefined : rows.get(riskId);
    return row ? `${row.id} ${md(row.title)}` : md(title);
  };
  const incidents = byDay(records.incidents, ({ on }) => on).flatMap(([id, incident]) => [
    `### ${incident.on} ${about(incident.riskId, incident.title)}`,
    incidentLines(incident, reviews[id], words).join('\n'),
  ]);
  return incidents.length > 0 ? [`## ${words.records.incidents}`, ...incidents] : [];
}

const byDay = <T>(records: { readonly [id: string]: T }, dayOf: (record: T) => string): [id: string, record: T][] =>
  Object.entries(records).sort((a, b) => {
    const [one, other] = [`${dayOf(a[1])} ${JSON.stringify(a[1])}`, `${dayOf(b[1])} ${JSON.stringify(b[1])}`];
    return one < other ? -1 : one > other ? 1 : 0;
  });

function incidentLines(
  incident: Incident,
  note: ExportInput['reviews'][string] | undefined,
  { records: words }: Words,
): string[] {
  const fact = (name: string, value: string | number | null): string[] =>
    value === null || value === '' ? [] : [`- **${name}:** ${md(String(value))}`];
  return [
    `- ${words.kinds[incident.kind]}`,
    ...fact(words.firstSign, incident.firstSign),
    ...fact(words.reading, incident.reading),
    ...fact(words.what, incident.what),
    ...fact(words.couldHave, incident.couldHave),
    ...fact(words.held, incident.held.map((layer) => words.layers[layer]).join(', ')),
    ...fact(words.containedOn, incident.containedOn),
    ...fact(words.falseAlarm, incident.falseAlarm),
    ...fact(words.reviewNotNeeded, incident.reviewNotNeeded),
    ...(note ? reviewFields.flatMap((field) => fact(words.note[field], note[field])) : []),
    ...fact(words.cause, incident.cause && words.causes[incident.cause]),
    ...incident.changes.map((change) => `- **${words.change}:** ${changeWords(change, words)}`),
  ];
}

function changeWords(
  { line, altered, carrier, accepted, by, followUps }: LessonChange,
  words: Words['records'],
): string {
  const answers = [
    followUps.landed.answer && `${words.landed}: ${words.answers[followUps.landed.answer]}`,
    followUps.holds.answer && `${words.holds}: ${words.answers[followUps.holds.answer]}`,
  ];
  const parts = [altered, carrier, accepted ? words.accepted : words.proposed, by, ...answers];
  return `${md(line)} (${parts.flatMap((part) => (part ? [md(part)] : [])).join('; ')})`;
}
