import { expect, test } from 'vitest';
import { fullInput } from '../testing/fullRegister.ts';
import { exportMarkdown } from './markdown.ts';

test('FS2d Markdown says what was foreseen in sentences and a table, once it can be said', () => {
  const input = fullInput();
  expect(exportMarkdown({ ...input, session: { ...input.session, outcome: null }, today: '2027-01-05' })).not.toContain(
    '## Was it foreseen?',
  );
  const markdown = exportMarkdown({
    ...input,
    session: {
      ...input.session,
      outcome: { came: 'inPart', text: '31 of *40*', share: 78, on: '2027-05-20' },
      unforeseen: [{ id: 'u1', text: 'The app store closed', sameAs: null }],
    },
    records: {
      ...input.records,
      incidents: {},
      verdicts: { late: { verdict: 'happened', fired: 'before', on: '2027-03-10', signOn: '2027-03-01' } },
    },
  });
  expect(markdown).toContain('## Was it foreseen?\n\nWhat came: In part: 31 of \\*40\\*\n\nTwo things happened. One had been on a card, one was in the plan, one tripwire came before the damage.'); // prettier-ignore
  expect(markdown).toMatch(/\| R7 \| .* \| Happened \| 2027-03-01 \| 2027-03-10 \| before \| in the plan \|/);
  expect(markdown).toContain('|  | The app store closed | Happened |  |  | there was none | on no card |');
});
