import type { Checklist, Records, SmallTest } from '../../shared/board/records.ts';
import { checklistTasks } from '../../shared/register/checklists.ts';
import { escapeMarkdown } from '../../shared/register/escapeMarkdown.ts';
import type { Register } from '../../shared/register/register.ts';
import { isOutcome, ownerOfTest, testsInOrder } from '../../shared/register/smallTests.ts';
import type { ServerTexts } from '../../shared/text/catalogue.ts';

type Words = ServerTexts['files'];

/** Small tests and checklists as sections of the Markdown file; none when there are none (SPEC TS6c, CL3c). */
export function learningSections(
  { planned, parked }: Pick<Register, 'planned' | 'parked'>,
  { smallTests, checklists }: Pick<Records, 'smallTests' | 'checklists'>,
  words: Words,
): string[] {
  const rows = [...planned, ...parked];
  const tests = testsInOrder(smallTests).map(([, test]) =>
    testLine(test, rows.find(({ riskId }) => riskId === test.riskId) ?? null, words),
  );
  const lists = Object.values(checklists)
    .sort((a, b) => a.madeOn.localeCompare(b.madeOn) || a.pause.localeCompare(b.pause))
    .flatMap((checklist) => checklistBlocks(checklist, words));
  return [
    ...(tests.length > 0 ? [`## ${words.smallTests.title}`, tests.join('\n')] : []),
    ...(lists.length > 0 ? [`## ${words.checklists.title}`, ...lists] : []),
  ];
}

function testLine(test: SmallTest, row: Register['planned'][number] | null, { smallTests: words }: Words): string {
  const { state, endedOn, result, isStopped } = test;
  const isOver = isOutcome(state);
  const { owner } = ownerOfTest(test, row);
  const standing = [words.states[state], endedOn].filter((part) => part !== null).join(' ');
  const parts = [
    words.sentence(test, isOver),
    isOver && result !== '' ? words.result(result) : '',
    isStopped ? words.stopped : '',
    !isOver && owner !== null ? words.owner(owner) : '',
  ];
  const sentences = parts.filter((part) => part !== '').map(escapeMarkdown);
  return `- **${[...(row ? [row.id] : []), standing].join(' · ')}:** ${sentences.join(' ')}`;
}

const checklistBlocks = ({ pause, items, runs }: Checklist, { checklists: words }: Words): string[] => [
  `### ${escapeMarkdown(words.readBefore(pause))}`,
  checklistTasks(items),
  ...(runs.length > 0 ? [words.runs(runs.length, runs.at(-1) ?? '')] : []),
];
