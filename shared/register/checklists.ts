import type { Checklist, Records } from '../board/records.ts';
import type { Texts } from '../text/catalogue.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import type { Register, RegisterRow } from './register.ts';
import { ifThenSentence } from './sentences.ts';
import { oneLine } from './words.ts';

/** A line that a checklist can take over. `from` says of what it is: R3, or '' for the change of a lesson. */
export type Proposal = { readonly key: string; readonly from: string; readonly words: string };

export type Proposals = { readonly steps: readonly Proposal[]; readonly lines: readonly Proposal[] };

/**
 * What a checklist can be made of, in the order of work (SPEC CL2a): prevention steps by due date, then if-then lines, those of
 * lessons first.
 */
export function proposalsOf(
  { planned }: Pick<Register, 'planned'>,
  { incidents }: Pick<Records, 'incidents'>,
  sentences: Texts<'sentences'>,
): Proposals {
  const alive = planned.filter(({ state }) => state !== 'retired');
  const steps = alive
    .filter(({ texts, preventionState }) => oneLine(texts.prevention) !== '' && preventionState !== 'dropped')
    .sort((a, b) => (a.preventionDue ?? '9').localeCompare(b.preventionDue ?? '9') || a.number - b.number)
    .map((row) => proposal('step', row, row.texts.prevention));
  const lessons = Object.values(incidents)
    .flatMap(({ changes }) => changes)
    .sort((a, b) => a.by.localeCompare(b.by))
    .filter(({ line }) => oneLine(line) !== '')
    .map(({ id, line }): Proposal => ({ key: `lesson ${id}`, from: '', words: tidy(line) }));
  const responses = alive
    .filter(({ texts }) => oneLine(texts.signal) !== '' && oneLine(texts.contingency) !== '')
    .map((row) => proposal('line', row, ifThenSentence(row, row.texts, sentences)));
  return { steps, lines: [...lessons, ...responses] };
}

const proposal = (kind: string, { riskId, id }: RegisterRow, words: string): Proposal => ({
  key: `${kind} ${riskId}`,
  from: id,
  words: tidy(words),
});

const tidy = (words: string): string => oneLine(words).replace(/[.]+$/, '');

/**
 * A checklist as Markdown: a heading and a list of tasks (SPEC CL3b).
 * @param title in the language of the reader: "Read before a release"
 */
export const checklistMarkdown = (title: string, { items }: Pick<Checklist, 'items'>): string =>
  `# ${escapeMarkdown(title)}\n\n${checklistTasks(items)}\n`;

export const checklistTasks = (items: readonly string[]): string =>
  items.map((item) => `- [ ] ${escapeMarkdown(item)}`).join('\n');
