import { expect, test } from 'vitest';
import { refusals as codes } from '../../shared/protocol/refusals.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import { english } from '../testing/english.ts';
import { wordRefusal } from './wordRefusal.ts';

const { refusals } = english;

test('TX4 the page words a refusal by its code, reason and parameters', () => {
  expect(wordRefusal({ code: 'voteClosed' }, refusals)).toBe('The vote is closed already.');
  expect(wordRefusal({ code: 'gone', params: { reason: 'card' } }, refusals)).toBe('This card is no longer there.');
  expect(wordRefusal({ code: 'limitReached', params: { reason: 'risks', most: 200 } }, refusals)).toBe(
    'There can be 200 piles at most.',
  );
  expect(wordRefusal({ code: 'notAllowed', params: { reason: 'notOwner', part: 'watcher' } }, refusals)).toBe(
    'Only its owner can accept this.',
  );
  expect(
    wordRefusal({ code: 'pastThreshold', params: { reason: 'reading', reading: 7, threshold: 5 } }, refusals),
  ).toBe('7 is past 5. Has it tripped? If not, say why.');
});

test('TX4 every code has words, and one that the page does not know has none', () => {
  for (const code of Object.keys(codes) as RefusalCode[]) expect(refusals[code]).toBeDefined();
  expect(wordRefusal({ code: 'fromTomorrow' as RefusalCode }, refusals)).toBe('');
  expect(wordRefusal({ code: 'gone' }, refusals)).toBe('');
  expect(wordRefusal({ code: 'gone', params: { reason: 'fromTomorrow' } as never }, refusals)).toBe('');
});
