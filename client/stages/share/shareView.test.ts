import { expect, it } from 'vitest';
import { createCard } from '../../../shared/board/board.ts';
import type { Session } from '../../../shared/session/session.ts';
import { isOnTurn, passedOver, readersFrom, sharedCards, shareView } from './shareView.ts';

const session = (turn: Partial<Session['turn']>, sharing: 'dealt' | 'own' = 'dealt') =>
  ({
    turn: { readerId: null, nextId: null, cardId: null, dealt: 0, total: 0, withdrawn: 0, ...turn },
    workshop: { settings: { sharing } },
  }) as unknown as Session;

it('distinguishes the phases of Share', () => {
  expect(shareView(session({}))).toEqual({ kind: 'empty' });
  expect(shareView(session({ nextId: 'rosa', total: 3 }))).toEqual({ kind: 'opening', nextId: 'rosa', isFirst: true });
  expect(shareView(session({ readerId: 'rosa', cardId: 'c1', dealt: 1, total: 3 }))).toEqual({
    kind: 'reading', readerId: 'rosa', cardId: 'c1', undealt: 2,
  }); // prettier-ignore
  expect(shareView(session({ readerId: 'omar', nextId: 'rosa', dealt: 1, total: 3 }))).toMatchObject({
    isFirst: false,
  });
  expect(shareView(session({ dealt: 3, total: 3 }))).toEqual({ kind: 'skimming' });
  expect(shareView(session({ readerId: 'omar', total: null }, 'own'))).toMatchObject({ kind: 'own', readerId: 'omar' });
});

it('SH3c lets the reader on turn deal, and before the first card the one who holds it', () => {
  expect(isOnTurn(session({ nextId: 'rosa' }), 'rosa')).toBe(true);
  expect(isOnTurn(session({ readerId: 'omar', nextId: 'rosa' }), 'rosa')).toBe(false);
  expect(isOnTurn(session({ readerId: 'omar', nextId: 'rosa' }), 'omar')).toBe(true);
});

it('shows the newest card first, and one that repeats another under it', () => {
  const cards = {
    a: createCard('A', 'a0'),
    b: { ...createCard('B', 'a1'), sameAs: 'a' },
    c: createCard('C', 'a2'),
    d: { ...createCard('D', 'a3'), sameAs: 'gone' },
  };
  expect(sharedCards(cards, 'c').map(({ id, again }) => [id, again.map(([other]) => other)])).toEqual([
    ['d', []],
    ['a', ['b']],
  ]);
  expect(sharedCards(cards, null).map(({ id }) => id)).toEqual(['d', 'c', 'a']);
});

it('loses no card when the repeated one is being read', () => {
  const cards = { a: createCard('A', 'a0'), b: { ...createCard('B', 'a1'), sameAs: 'a' } };
  expect(sharedCards(cards, 'a').map(({ id }) => id)).toEqual(['b']);
});

it('orders the readers from the holder of the next card', () => {
  expect(readersFrom(['a', 'b', 'c'], 'b')).toEqual(['b', 'c', 'a']);
  expect(readersFrom(['a', 'b', 'c'], null)).toEqual(['a', 'b', 'c']);
});

it('SH2c who read before the next reader and is away is named as passed over', () => {
  const here = { name: '', role: 'participant', connected: true, writes: true, reads: true, simulated: false } as const;
  const people = { a: here, b: { ...here, connected: false }, c: { ...here, reads: false }, d: here, e: here };
  const order = ['a', 'b', 'c', 'd', 'e'];
  expect(passedOver(order, people, { readerId: 'a', nextId: 'd' })).toEqual(['b']);
  expect(passedOver(order, people, { readerId: null, nextId: 'd' })).toEqual(['b']);
  expect(passedOver(order, people, { readerId: 'd', nextId: 'e' })).toEqual([]);
  expect(passedOver(order, people, { readerId: 'b', nextId: 'd' })).toEqual([]);
  expect(passedOver(order, people, { readerId: 'a', nextId: null })).toEqual([]);
});
