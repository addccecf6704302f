import type { RiskField } from '../../shared/board/riskFields.ts';
import { riskFieldNames, riskFields } from '../../shared/board/riskFields.ts';
import type { Register, RegisterRow } from '../../shared/register/register.ts';
import { requiredParts } from '../../shared/register/missing.ts';
import { oneLine } from '../../shared/register/words.ts';
import { acceptedWord, statusWord, valueOf } from './columns.ts';
import type { ExportInput } from './input.ts';
import { registerOf } from './input.ts';

/**
 * Text as Markdown shows it and nothing else: on one line, every sign that could begin markup, a link, a picture, HTML or
 * a list taken back (THREATS 5.5; SPEC EX4).
 */
export const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]<>#|!~&$@]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/\b(mailto|xmpp|javascript|data):/gi, '$1\\:')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');

const md = escapeMarkdown;

/** A page to read or to paste into a wiki: a summary table, then every planned risk, then the parked ones. */
export function exportMarkdown(input: ExportInput): string {
  const register = registerOf(input);
  const blocks = [
    `# ${md(register.title)}: risk register`,
    ...(register.rehearsal ? ['**Rehearsal: some of the people in it were simulated.**'] : []),
    lines(aboutWorkshop(register, input.registerUrl)),
    ...summary(register),
    ...register.planned.flatMap((row) => planned(row, register)),
    ...parked(register),
    ...(register.looseCards.length > 0
      ? ['## Loose cards', lines(register.looseCards.map((card) => `- ${md(card)}`))]
      : []),
    ...(register.pulse?.length
      ? ['## What felt unsafe to say', lines(register.pulse.map((said) => `- ${md(said)}`))]
      : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const lines = (list: readonly string[]): string => list.join('\n');

const fact = (name: string, value: string | number | null): string[] =>
  value === null || value === '' ? [] : [`- **${name}:** ${typeof value === 'number' ? String(value) : md(value)}`];

const table = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  lines([headers, headers.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`));

const aboutWorkshop = (register: Register, registerUrl: string): string[] => [
  ...fact('Workshop', register.heldOn),
  ...fact('People', register.people),
  ...fact('Success means', register.successMetric),
  ...fact('Decision', register.decision),
  ...fact('Imagined failure', register.failedBy),
  ...fact('Confidence before', middle(register.confidence.before)),
  ...fact('Confidence after', middle(register.confidence.after)),
  `- **Register:** <${encodeURI(registerUrl).replace(/[<>\\]/g, '')}>`,
];

/** The median with its range: a mean hides two camps. */
function middle(values: readonly number[] | null): string | null {
  if (!values || values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? 0;
  const half = (sorted.length - 1) / 2;
  return `${(at(Math.floor(half)) + at(Math.ceil(half))) / 2} of 100 in the middle, from ${at(0)} to ${at(sorted.length - 1)}`;
}

function summary(register: Register): string[] {
  if (register.planned.length === 0) return [];
  const headers = ['ID', 'Risk', 'Score', 'Votes', 'Owner', 'Status', 'Next check'];
  const rows = register.planned.map((row) => [
    row.id,
    md(row.title),
    row.score === null ? '' : String(row.score),
    row.votes === null ? '' : String(row.votes),
    md(row.preventionOwner ?? ''),
    md(statusWord(row, register)),
    row.nextCheck ?? '',
  ]);
  return ['## Summary', table(headers, rows)];
}

const fieldLine = (field: RiskField, row: RegisterRow): string[] =>
  riskFields[field].inMarkdown ? fact(riskFields[field].label, valueOf(field, row)) : [];

/** Lines that are no field of the risk, behind the field that they follow. */
const after: { readonly [F in RiskField]?: (row: RegisterRow, register: Register) => string[] } = {
  preventionDue: (row) => fact('Tripwire', row.tripwire),
  contingencyOwner: (row, register) => [
    ...fact('Accepted', acceptedWord(row)),
    ...fact('Status', statusWord(row, register)),
    ...fact('Next check', row.nextCheck),
  ],
};

function planned(row: RegisterRow, register: Register): string[] {
  const done = requiredParts.length - row.missing.length;
  return [
    `## ${row.id} ${md(row.title)}`,
    lines([
      ...riskFieldNames.flatMap((field) => [...fieldLine(field, row), ...(after[field]?.(row, register) ?? [])]),
      ...fact('Complete', `${done} of ${requiredParts.length} parts`),
    ]),
    ...(row.cards.length > 0 ? ['Cards:', lines(row.cards.map((card) => `- ${md(card)}`))] : []),
  ];
}

function parked(register: Register): string[] {
  if (register.parked.length === 0) return [];
  const rows = register.parked.map((row) => [
    row.id,
    md(row.title),
    row.votes === null ? '' : String(row.votes),
    md(statusWord(row, register)),
    row.cards.map(md).join('; '),
  ]);
  return ['## Parked', table(['ID', 'Risk', 'Votes', 'Status', 'Cards'], rows)];
}
