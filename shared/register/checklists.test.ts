import { expect, test } from 'vitest';
import type { Incident } from '../board/records.ts';
import { sentencesText } from '../text/en/sentences.ts';
import { checklistMarkdown, proposalsOf } from './checklists.ts';
import type { RegisterRow } from './register.ts';

const row = (number: number, changed: object): RegisterRow =>
  ({
    id: `R${number}`, riskId: `r${number}`, number, state: 'armed', preventionState: 'open', preventionDue: null,
    preventionOwner: 'Ana', watcher: null, contingencyOwner: null, comparison: 'above', cadence: null, checkBy: null,
    ...changed,
    texts: { prevention: `Step ${number}.`, signal: '', source: '', threshold: '5', contingency: '', ...(changed as { texts?: object }).texts },
  }) as unknown as RegisterRow; // prettier-ignore

const change = (id: string, by: string, line: string) => ({ id, by, line });

test('CL2a steps are proposed by due date, then if-then lines, those of lessons first', () => {
  const planned = [
    row(1, {}),
    row(2, { preventionDue: '2027-03-01' }),
    row(3, { preventionDue: '2027-02-01', texts: { signal: 'Errors', contingency: 'stop' } }),
    row(4, { preventionState: 'dropped' }),
    row(5, { state: 'retired', texts: { signal: 'Errors', contingency: 'stop' } }),
    row(6, { texts: { prevention: ' ' } }),
  ];
  const changes = [change('b', '2027-02-02', 'If two, then b.'), change('a', '2027-01-01', 'If one, then a')];
  const incidents = { i: { changes } as unknown as Incident };
  const { steps, lines } = proposalsOf({ planned }, { incidents }, sentencesText());
  expect(steps.map(({ from, words }) => `${from} ${words}`)).toEqual(['R3 Step 3', 'R2 Step 2', 'R1 Step 1']);
  expect(lines.map(({ words }) => words)).toEqual([
    'If one, then a',
    'If two, then b',
    'If Errors goes above 5, then Ana does this: stop',
  ]);
});

test('CL3b as Markdown a checklist is a heading and a list of tasks', () => {
  expect(checklistMarkdown('Read before *go*', { items: ['Copy #1', 'Watch'] })).toBe(
    '# Read before \\*go\\*\n\n- [ ] Copy \\#1\n- [ ] Watch\n',
  );
});
