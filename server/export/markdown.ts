import type { RiskField } from '../../shared/board/riskFields.ts';
import { riskFieldNames, riskFields } from '../../shared/board/riskFields.ts';
import type { Register, RegisterRow } from '../../shared/register/register.ts';
import { requiredParts } from '../../shared/register/missing.ts';
import { figuresOf } from '../../shared/register/figures.ts';
import { isLook } from '../../shared/register/schedule.ts';
import { escapeMarkdown } from '../../shared/register/escapeMarkdown.ts';
import type { ServerTexts } from '../../shared/text/catalogue.ts';
import { acceptedWord, statusWord, valueOf } from './columns.ts';
import type { ExportInput } from './input.ts';
import { registerOf, textsOf } from './input.ts';
import { incidentBlocks } from './markdownIncidents.ts';
import { foresightSections } from './markdownForesight.ts';
import { learningSections } from './markdownLearning.ts';

const md = escapeMarkdown;

type Words = ServerTexts['files'];

/** A page to read or to paste into a wiki: a summary table, then every planned risk, then the parked ones. */
export function exportMarkdown(input: ExportInput): string {
  const register = registerOf(input);
  const words = textsOf(input).files;
  const blocks = [
    `# ${words.title(md(register.title))}`,
    ...(register.rehearsal ? [`**${words.rehearsal}**`] : []),
    lines(aboutWorkshop(register, input, words)),
    ...foresightSections(register, input, words, { md, table }),
    ...summary(register, words),
    ...register.planned.flatMap((row) => planned(row, register, words)),
    ...parked(register, words),
    ...incidentBlocks(input, register, words),
    ...learningSections(register, input.records, words),
    ...(register.looseCards.length > 0
      ? [`## ${words.looseCards}`, lines(register.looseCards.map((card) => `- ${md(card)}`))]
      : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const lines = (list: readonly string[]): string => list.join('\n');

const fact = (name: string, value: string | number | null): string[] =>
  value === null || value === '' ? [] : [`- **${name}:** ${typeof value === 'number' ? String(value) : md(value)}`];

const table = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  lines([headers, headers.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`));

const aboutWorkshop = (register: Register, { registerUrl, today, records }: ExportInput, words: Words): string[] => [
  ...fact(words.workshop, register.heldOn),
  ...fact(words.people, register.people),
  ...fact(words.minutes, register.minutes),
  ...fact(words.importedOn, register.importedOn),
  ...fact(words.successMeans, register.successMetric),
  ...fact(words.decision, register.decision),
  ...fact(words.imaginedFailure, register.failedBy),
  ...fact(words.confidenceBefore, middle(register.confidence.before, words)),
  ...fact(words.confidenceAfter, middle(register.confidence.after, words)),
  ...fact(words.confidenceHalfway, middle(register.confidence.halfway ?? null, words)),
  ...fact(words.dissent, register.dissent),
  ...fact(words.figures, words.figuresLine(figuresOf(register, today, records))),
  `- **${words.register}:** <${encodeURI(registerUrl).replace(/[<>\\]/g, '')}>`,
];

/** The median with its range: a mean hides two camps. */
function middle(values: readonly number[] | null, words: Words): string | null {
  if (!values || values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? 0;
  const half = (sorted.length - 1) / 2;
  return words.middle((at(Math.floor(half)) + at(Math.ceil(half))) / 2, at(0), at(sorted.length - 1));
}

function summary(register: Register, words: Words): string[] {
  if (register.planned.length === 0) return [];
  const headers = [words.id, words.risk, words.score, words.votes, words.owner, words.status, words.nextCheck];
  const rows = register.planned.map((row) => [
    row.id,
    md(row.title),
    row.score === null ? '' : String(row.score),
    row.votes === null ? '' : String(row.votes),
    md(row.preventionOwner ?? ''),
    md(statusWord(row, register)),
    row.nextCheck ?? '',
  ]);
  return [`## ${words.summary}`, table(headers, rows)];
}

const fieldLine = (field: RiskField, row: RegisterRow, words: Words): string[] =>
  riskFields[field].inMarkdown ? fact(words.fields[field], valueOf(field, row)) : [];

/** Lines that are no field of the risk, behind the field that they follow. */
const after: { readonly [F in RiskField]?: (row: RegisterRow, register: Register, words: Words) => string[] } = {
  preventionDue: (row, _, words) => [
    ...fact(words.preventionState, stepWord(row)),
    ...fact(words.tripwire, row.tripwire),
  ],
  watcher: (row, _, words) => [
    ...fact(words.firstCheck, row.firstCheck),
    ...fact(words.grace, row.graceDays),
    ...fact(words.lastCheck, lastCheck(row)),
  ],
  contingencyOwner: (row, register, words) => [
    ...fact(words.accepted, acceptedWord(row)),
    ...fact(words.status, statusWord(row, register)),
    ...fact(words.stateSince, row.stateOn),
    ...fact(words.retiredBecause, row.stateNote),
    ...fact(words.nextCheck, row.nextCheck),
  ],
};

/** What became of the step, since when, and what is different or why it was dropped. */
const stepWord = ({ preventionState, preventionOn, preventionNote }: RegisterRow): string | null =>
  preventionState === 'open' ? null : [preventionState, preventionOn, preventionNote].filter(Boolean).join(', ');

/** The day, the result and the reading of the last look, with its note. */
function lastCheck({ readings }: RegisterRow): string | null {
  const last = readings.findLast(isLook);
  return last
    ? [last.on, last.state, last.reading, last.note]
        .filter((part) => part !== undefined && part !== null && part !== '')
        .join(', ')
    : null;
}

function planned(row: RegisterRow, register: Register, words: Words): string[] {
  const done = requiredParts.filter((part) => !row.missing.includes(part)).length;
  return [
    `## ${row.id} ${md(row.title)}`,
    lines([
      ...riskFieldNames.flatMap((field) => [
        ...fieldLine(field, row, words),
        ...(after[field]?.(row, register, words) ?? []),
      ]),
      ...fact(words.complete, words.parts(done, requiredParts.length)),
    ]),
    ...(row.cards.length > 0 ? [words.cardsBelow, lines(row.cards.map((card) => `- ${md(card)}`))] : []),
  ];
}

function parked(register: Register, words: Words): string[] {
  if (register.parked.length === 0) return [];
  const rows = register.parked.map((row) => [
    row.id,
    md(row.title),
    row.votes === null ? '' : String(row.votes),
    md(statusWord(row, register)),
    row.cards.map(md).join('; '),
  ]);
  return [`## ${words.parked}`, table([words.id, words.risk, words.votes, words.status, words.cards], rows)];
}
