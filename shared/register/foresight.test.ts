import { expect, test } from 'vitest';
import { foresightSentences } from '../text/en/foresightSentences.ts';
import { formatOf } from '../text/format.ts';
import type { ForesightCounts } from './foresightTypes.ts';

const text = foresightSentences(formatOf('en-GB'));
const counts = (changed: Partial<ForesightCounts>): ForesightCounts => ({
  happened: 0,
  onCard: 0,
  planned: 0,
  before: 0,
  almost: 0,
  open: 0,
  withoutDot: [],
  ...changed,
});
const said = (changed: Partial<ForesightCounts>): string =>
  [text.happened(counts(changed)), text.foreseen(counts(changed))].filter(Boolean).join(' ');

test('FS2a what was foreseen is said in sentences, with nothing, one and many things', () => {
  expect(said({ happened: 7, onCard: 5, planned: 3, before: 2 })).toBe(
    'Seven things happened. Five had been on a card, three were in the plan, two tripwires came before the damage.',
  );
  expect(said({})).toBe('Nothing happened.');
  expect(said({ open: 4 })).toBe('Nothing is known to have happened.');
  expect(said({ happened: 1 })).toBe('One thing happened. It had been on no card.');
  expect(said({ happened: 1, onCard: 1, planned: 1, before: 1 })).toBe(
    'One thing happened. It had been on a card, was in the plan and its tripwire came before the damage.',
  );
  expect(said({ happened: 1, onCard: 1 })).toBe('One thing happened. It had been on a card and was not in the plan.');
  expect(said({ happened: 3 })).toBe('Three things happened. None of them had been on a card.');
  expect(said({ happened: 2, onCard: 1, planned: 1, before: 1 })).toBe(
    'Two things happened. One had been on a card, one was in the plan, one tripwire came before the damage.',
  );
  expect(said({ happened: 14, onCard: 13 })).toBe(
    'Fourteen things happened. 13 had been on a card, none were in the plan, no tripwires came before the damage.'.replace(
      'Fourteen',
      '14',
    ),
  );
  expect(text.withoutDot(1)).toBe('The card without a dot that came true:');
  expect(text.almost(0)).toBe('');
});
