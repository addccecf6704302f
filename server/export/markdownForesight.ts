import type { ForesightRow } from '../../shared/register/foresight.ts';
import { readForesight } from '../../shared/register/foresight.ts';
import type { Register } from '../../shared/register/register.ts';
import { isForesightOpen } from '../../shared/session/secondLook.ts';
import type { ServerTexts } from '../../shared/text/catalogue.ts';
import type { ExportInput } from './input.ts';

type Words = ServerTexts['files'];
type Tools = {
  /** Escapes words of people. */
  readonly md: (text: string) => string;
  readonly table: (headers: readonly string[], rows: readonly (readonly string[])[]) => string;
};

/** What was foreseen, in the sentences and rows of the page; nothing before it can be said (SPEC FS2d). */
export function foresightSections(
  register: Register,
  input: ExportInput,
  words: Words,
  { md, table }: Tools,
): string[] {
  const { session, board, records, today } = input;
  if (!isForesightOpen(session, today)) return [];
  const { rows, counts } = readForesight({ register, session, board, records });
  const text = words.foresight;
  const { outcome } = session;
  const sentences = [text.happened(counts), text.foreseen(counts), text.almost(counts.almost)]
    .filter(Boolean)
    .join(' ');
  const withoutDot = counts.withoutDot.map((said) => `“${md(said)}”`).join(' ');
  const came = outcome && [text.outcomes[outcome.came], md(outcome.text)].filter(Boolean).join(': ');
  const told = rows.filter(({ verdict }) => verdict !== null);
  const rowOf = (row: ForesightRow): string[] => [
    row.number ?? '',
    md(row.title),
    row.verdict === null ? '' : text.verdicts[row.verdict.verdict],
    row.verdict?.signOn ?? '',
    row.verdict?.on ?? '',
    row.verdict?.fired ? text.fired[row.verdict.fired] : '',
    text.foreseenAs[row.foreseenAs],
  ];
  return [
    `## ${text.title}`,
    ...(came === null ? [] : [`${text.came} ${came}`]),
    sentences,
    ...(withoutDot === '' ? [] : [`${text.withoutDot(counts.withoutDot.length)} ${withoutDot}`]),
    ...(told.length === 0
      ? []
      : [
          table(
            [words.id, words.risk, text.became, text.sign, text.damage, text.tripwire, text.before],
            told.map(rowOf),
          ),
        ]),
  ];
}
