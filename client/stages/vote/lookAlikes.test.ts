import { expect, it } from 'vitest';
import { createCard, createRisk } from '../../../shared/board/board.ts';
import type { Board } from '../../../shared/board/board.ts';
import { findLookAlikes } from './lookAlikes.ts';

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
  expect(findLookAlikes(board)).toMatchObject([{ a: 'r0', b: 'r1' }]);
});

it('finds two piles with different titles and the same cards', () => {
  const board = boardOf({
    'Launch day': ['The partner API throttled us on launch day'],
    Throttling: ['Partner API throttled us at launch'],
  });
  expect(findLookAlikes(board)).toMatchObject([{ a: 'r0', b: 'r1' }]);
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
