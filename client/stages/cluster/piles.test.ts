import { expect, test } from 'vitest';
import type { Board } from '../../../shared/board/board.ts';
import { createCard, createRisk } from '../../../shared/board/board.ts';
import { createLayOut, hintFor, idsOf, layOut } from './piles.ts';

const board = (cards: Board['cards'], riskIds: readonly string[] = []): Board => ({
  cards,
  risks: Object.fromEntries(riskIds.map((id, i) => [id, createRisk(id, `a${i}`)])),
});

test('BO1 cards are ordered by rank; one that repeats another is under it and moves with it', () => {
  const shown = layOut(
    board({
      late: createCard('late', 'a3'),
      again: { ...createCard('again', 'a1'), sameAs: 'first' },
      more: { ...createCard('more', 'a2'), sameAs: 'again' },
      first: createCard('first', 'a0'),
    }),
  );
  expect(shown.loose.map(idsOf)).toEqual([['first', 'again', 'more'], ['late']]);
  expect(shown.looseCount).toBe(4);
});

test('a repeat whose first card is in another pile is shown by itself, and a cycle hides no card', () => {
  const shown = layOut(
    board({
      away: { ...createCard('away', 'a0'), riskId: 'pile' },
      alone: { ...createCard('alone', 'a1'), sameAs: 'away' },
      ringA: { ...createCard('a', 'a2'), sameAs: 'ringB' },
      ringB: { ...createCard('b', 'a3'), sameAs: 'ringA' },
    }, ['pile']),
  ); // prettier-ignore
  expect(shown.loose.flatMap(idsOf).sort()).toEqual(['alone', 'ringA', 'ringB']);
});

test('a card of a pile that is gone is loose', () => {
  expect(layOut(board({ card: { ...createCard('card', 'a0'), riskId: 'gone' } })).looseCount).toBe(1);
});

test('the hint shows above nine piles, below five without loose cards, and at the start', () => {
  const cards = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`c${i}`, { ...createCard('x', `a${i}`), riskId: `r${i % 4}` }])); // prettier-ignore
  const risks = (n: number) => Array.from({ length: n }, (_, i) => `r${i}`);
  expect(hintFor(layOut(board(cards, risks(4))))).toBe('few');
  expect(hintFor(layOut(board(cards, risks(7))))).toBeNull();
  expect(hintFor(layOut(board(cards, risks(10))))).toBe('many');
  expect(hintFor(layOut(board(cards)))).toBe('begin');
  expect(hintFor(layOut(board({})))).toBeNull();
});

test('PB1 a card that moves leaves the objects of all other cards and piles as they were', () => {
  const layOutNext = createLayOut();
  const before = board(
    {
      loose: createCard('loose', 'a0'),
      moved: createCard('moved', 'a1'),
      piled: { ...createCard('piled', 'a2'), riskId: 'one' },
      other: { ...createCard('other', 'a3'), riskId: 'two' },
    },
    ['one', 'two'],
  );
  const first = layOutNext(before);
  const second = layOutNext({
    ...before,
    cards: { ...before.cards, moved: { ...createCard('moved', 'a1'), riskId: 'one' } },
  });
  expect(second.loose[0]).toBe(first.loose[0]);
  expect(second.piles[1]).toBe(first.piles[1]);
  expect(second.piles[0]?.cards).toHaveLength(2);
  expect(second.piles[0]?.cards).toContain(first.piles[0]?.cards[0]);
});
