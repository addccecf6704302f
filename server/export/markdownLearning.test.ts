import { expect, test } from 'vitest';
import type { SmallTest } from '../../shared/board/records.ts';
import { noRecords } from '../../shared/board/records.ts';
import { ordinary } from '../testing/exportFixture.ts';
import { exportMarkdown } from './markdown.ts';

const smallTest: SmallTest = {
  riskId: null, changeId: null, owner: 'Zoe', ownerId: null, from: '2026-11-17', until: '2026-12-01', change: 'Plus by hand', exposure: '20 households',
  expected: '6 of 20 pay', adoptIf: '6 or more pay', adaptIf: '', abandonIf: 'fewer than 3 pay', stopIf: '', undoneBy: 'a refund', state: 'running',
  startedOn: '2026-11-17', endedOn: null, hasRule: true, isStopped: false, result: '', follows: null,
}; // prettier-ignore

test('TS6c the Markdown file tells every test in sentences, with its outcome and its result', () => {
  const ended: SmallTest = {
    ...smallTest,
    state: 'abandoned',
    endedOn: '2026-11-30',
    result: '*Two* paid.',
    isStopped: true,
  };
  const file = exportMarkdown({ ...ordinary(), records: { ...noRecords, smallTests: { a: smallTest, b: ended } } });
  expect(file).toContain('## Small tests\n');
  expect(file).toContain(
    '- **Running:** From 2026-11-17 to 2026-12-01 we try Plus by hand with 20 households. We expect: 6 of 20 pay. If 6 or more pay, we adopt it; if fewer than 3 pay, we abandon it. It is undone by a refund. Zoe looks at the result.\n',
  );
  expect(file).toContain('- **Abandoned 2026-11-30:** From');
  expect(file).toContain('What came of it: \\*Two\\* paid. Stopped at once, as agreed.\n');
  expect(exportMarkdown(ordinary())).not.toContain('Small tests');
});

test('CL3c the Markdown file has every checklist with its runs', () => {
  const items = ['Copy <b>all</b>', 'Try the copy', 'Tell support', 'Watch', 'Sleep'];
  const checklist = { pause: 'a release', items, madeOn: '2027-01-04', runs: ['2027-01-04', '2027-01-09'] };
  const file = exportMarkdown({ ...ordinary(), records: { ...noRecords, checklists: { c: checklist } } });
  expect(file).toContain('### Read before a release\n\n- [ ] Copy \\<b\\>all\\</b\\>\n- [ ] Try the copy\n');
  expect(file).toContain('- [ ] Sleep\n\nRun 2 times, last on 2027-01-09.\n');
});
