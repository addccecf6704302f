import { describe, expect, test } from 'vitest';
import { createCard, createRisk } from '../board/board.ts';
import { emptyPlanTexts } from '../plan/plan.ts';
import type { Session } from '../session/session.ts';
import { copyingText } from '../text/en/screens/copying.ts';
import { sentencesText } from '../text/en/sentences.ts';
import { formatOf } from '../text/format.ts';
import { copyRow, copyTable } from './copyText.ts';
import { readRegister } from './register.ts';

const format = formatOf('en-GB');
const words = { copying: copyingText(format), sentences: sentencesText(), formatDate: format.formatDate };

const session = {
  workshop: { title: 'Atlas', createdAt: Date.UTC(2026, 10, 21), failedBy: '2027-05-21' },
  meeting: null, tally: null, ranking: [], topRisks: ['late'], minority: null, confidence: { before: null, after: null }, pulse: null,
} as unknown as Session; // prettier-ignore

const register = readRegister(
  session,
  {},
  {
    cards: { c: { ...createCard('=cmd()\n<b>', 'a0'), riskId: 'sso' } },
    risks: {
      late: { ...createRisk('Testing began\ttoo late', 'a0'), number: 7, likelihood: 4, impact: 5, preventionOwner: 'Ana', preventionDue: '2027-01-15', comparison: 'above', cadence: 'weekly', checkBy: '2027-03-01' },
      sso: { ...createRisk('', 'a1'), number: 2 },
    },
  },
  (id) => ({ ...emptyPlanTexts, ...(id === 'late' && { cause: 'we tested late', prevention: 'Test each\nimport', signal: 'open defects', threshold: '20', contingency: 'cut the import' }) }),
  '2026-11-22',
  words.sentences,
); // prettier-ignore

describe('copying', () => {
  test('FL5a the table: one line a row, tabs between cells only, nothing that could be a formula or markup', () => {
    const { text, html } = copyTable(register, words);
    const lines = text.split('\n').map((line) => line.split('\t'));
    expect(lines.map(({ length }) => length)).toEqual([11, 11, 11]);
    expect(lines[1]?.slice(0, 8)).toEqual(['R7', 'Testing began too late', '20', 'Watching', '2026-11-28', 'Test each import', 'Ana', '2027-01-15']); // prettier-ignore
    expect(lines[2]?.slice(0, 2)).toEqual(['R2', "'=cmd() <b>"]);
    expect(html).toContain('<tr><td>R2</td><td>=cmd() &lt;b&gt;</td>');
    expect(html.match(/<tr>/g)).toHaveLength(3);
  });

  test('FL5b one row as sentences, without what is not written', () => {
    const [late, sso] = [register.planned[0]!, register.parked[0]!];
    expect(copyRow(late, 'https://forewarned.example/w/abc', words)).toBe(
      [
        'R7 Testing began too late (20 of 25)',
        'Because we tested late, …, which cost us ….',
        'Prevention: Test each import (Ana, due 15 January 2027, open)',
        'Tripwire: Ana looks at open defects every week until 1 March 2027. If it goes above 20, then Ana does this: cut the import.',
        'State: Watching, next check 28 November 2026',
        'https://forewarned.example/w/abc',
      ].join('\n'),
    );
    expect(copyRow(sso, 'https://forewarned.example/w/abc', words)).toBe(
      'R2 =cmd() <b>\nState: No tripwire\nhttps://forewarned.example/w/abc',
    );
  });
});
