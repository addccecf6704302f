import { expect, it } from 'vitest';
import { createCard, createRisk } from '../../../shared/board/board.ts';
import type { Board } from '../../../shared/board/board.ts';
import { findLookAlikes, keyOf } from './lookAlikes.ts';

const boardOf = (risks: { [title: string]: string[] }): Board => {
  const entries = Object.entries(risks);
  return {
    risks: Object.fromEntries(entries.map(([title], i) => [`r${i}`, createRisk(title, `a${i}`)])),
    cards: Object.fromEntries(
      entries.flatMap(([, cards], i) =>
        cards.map((text, k) => [`c${i}${k}`, { ...createCard(text, `a${k}`), riskId: `r${i}` }]),
      ),
    ),
  };
};

it('finds two piles with nearly the same title', () => {
  const board = boardOf({ 'The partner throttled us': [], 'Partners throttling': [], 'The date was never real': [] });
  expect(findLookAlikes(board)).toMatchObject([{ a: { riskId: 'r0' }, b: { riskId: 'r1' } }]);
});

it('finds two piles with different titles and the same cards', () => {
  const board = boardOf({
    'Launch day': ['The partner API throttled us on launch day'],
    Throttling: ['Partner API throttled us at launch'],
  });
  expect(findLookAlikes(board)).toMatchObject([{ a: { riskId: 'r0' }, b: { riskId: 'r1' } }]);
});

it('does not report two piles with one word in common', () => {
  const board = boardOf({
    'The date was never real': [],
    'Nobody asked for the release date': [],
    'One person knew it': [],
  });
  expect(findLookAlikes(board)).toEqual([]);
});

it('does not report titles that differ by a number', () => {
  expect(findLookAlikes(boardOf({ 'Phase 1': [], 'Phase 2': [] }))).toEqual([]);
});

it('accepts titles without letters', () => {
  expect(findLookAlikes(boardOf({ '🙈': [], '🙉': [], '…': [] }))).toEqual([]);
});

it('BO19 finds every pair, identical titles and loose cards among them', () => {
  const same = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`r${i}`, createRisk('Alone', `a${i}`)]));
  const board: Board = { risks: same, cards: { loose: createCard('alone.', 'a0') } };
  expect(findLookAlikes(board)).toHaveLength(15);
  expect(
    findLookAlikes({ risks: {}, cards: { a: createCard('同じ', 'a0'), b: createCard('同じ', 'a1') } }),
  ).toMatchObject([{ a: { cardId: 'a' }, b: { cardId: 'b' } }]);
});

it('BO19 a pair that was kept apart is known again until one of the two has another name', () => {
  const named = (title: string) => findLookAlikes(boardOf({ 'Partners throttling us': [], [title]: [] })).map(keyOf);
  expect(named('The partner throttled us')).toEqual(named('The partner throttled us'));
  expect(named('The partner throttled us')).not.toEqual(named('A partner throttled us'));
});
