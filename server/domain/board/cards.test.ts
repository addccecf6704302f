import { describe, expect, test } from 'vitest';
import { createRisk } from '../../../shared/board/board.ts';
import type { Hidden } from '../core/state.ts';
import { after, ana, ben, decide, givenState, lea, pilesOf } from '../../testing/boardFixture.ts';

const board = givenState({ piles: { '': ['a', 'b', 'c'], p: ['d', 'e'] } });

describe('cards', () => {
  test('BO10a anyone flags a card on the board; the same flag again changes nothing', () => {
    const flagged = after(board, ana, { type: 'flagCard', cardId: 'a', flagged: true });
    expect(flagged.board.cards.a?.flagged).toBe(true);
    expect(decide(flagged, ben, { type: 'flagCard', cardId: 'a', flagged: true })).toEqual({
      kind: 'decided',
      change: {},
    });
  });

  test('BO10b its holder flags the card in a hand; others get the reply for a card that does not exist', () => {
    const deck = {
      undealt: [
        { cardId: 'h', text: 'H' },
        { cardId: 'i', text: 'I' },
      ],
      readInTurn: 0,
      deals: [],
    };
    const turn = { readerId: null, nextId: ana, cardId: null, dealt: 0, total: 2, withdrawn: 0 };
    const state = givenState({ piles: {}, stage: 'share', session: { turn }, hidden: { deck } });
    const flagged = after(state, ana, { type: 'flagCard', cardId: 'h', flagged: true });
    expect(flagged.hidden.deck.undealt[0]).toEqual({ cardId: 'h', text: 'H', flagged: true });
    expect(after(flagged, ana, { type: 'flagCard', cardId: 'h', flagged: false }).hidden.deck).toEqual(deck);
    const unknown = decide(state, ben, { type: 'flagCard', cardId: 'zzz', flagged: true });
    expect(decide(state, ben, { type: 'flagCard', cardId: 'h', flagged: true })).toEqual(unknown);
    expect(decide(state, ana, { type: 'flagCard', cardId: 'i', flagged: true })).toEqual(unknown);
  });

  test('BO11a a repeated card is placed directly behind the earlier one, in its pile', () => {
    const merged = after(board, lea, { type: 'mergeCards', cardId: 'a', intoId: 'd' });
    expect(pilesOf(merged)).toEqual({ '': ['b', 'c'], p: ['d', 'a', 'e'] });
    expect(merged.board.cards.a?.sameAs).toBe('d');
    expect(after(merged, lea, { type: 'mergeCards', cardId: 'a', intoId: null }).board.cards.a?.sameAs).toBeNull();
  });

  test('BO11b a link that would close a cycle is reversed', () => {
    const one = after(board, lea, { type: 'mergeCards', cardId: 'b', intoId: 'a' });
    const two = after(one, lea, { type: 'mergeCards', cardId: 'c', intoId: 'b' });
    const ring = after(two, lea, { type: 'mergeCards', cardId: 'a', intoId: 'c' });
    expect([ring.board.cards.a?.sameAs, ring.board.cards.b?.sameAs, ring.board.cards.c?.sameAs]).toEqual([
      'c',
      null,
      'b',
    ]);
    expect(decide(board, lea, { type: 'mergeCards', cardId: 'a', intoId: 'a' })).toMatchObject({ code: 'malformed' });
  });

  test('BO12a a withdrawn card is counted and no card refers to it', () => {
    const merged = after(board, lea, { type: 'mergeCards', cardId: 'b', intoId: 'a' });
    const turn = { ...merged.session.turn, cardId: 'a' };
    const state = after({ ...merged, session: { ...merged.session, turn } }, lea, {
      type: 'withdrawCard',
      cardId: 'a',
    });
    expect(state.board.cards).not.toHaveProperty('a');
    expect(state.board.cards.b?.sameAs).toBeNull();
    expect(state.session.turn).toMatchObject({ withdrawn: 1, cardId: null });
  });

  test('BO12b the text of a withdrawn card remains nowhere as a name', () => {
    const single = givenState({
      piles: { p: ['Sam lied'], q: ['x', 'y'] },
      risks: { p: { title: 'Sam lied' }, q: { title: 'x' } },
      stage: 'plan',
    });
    const conduct = {
      singletons: { 'Sam lied': { riskId: 'p', risk: createRisk('Sam lied', 'a0') } },
    } as unknown as Hidden['conduct'];
    const state = { ...single, hidden: { ...single.hidden, conduct } };
    const gone = after(state, lea, { type: 'withdrawCard', cardId: 'Sam lied' });
    expect(gone.board.risks).not.toHaveProperty('p');
    expect(JSON.stringify(gone)).not.toContain('Sam lied');
    expect(after(state, lea, { type: 'withdrawCard', cardId: 'x' }).board.risks.q?.title).toBe('');
  });

  test('BO12b a risk with facts, with dots, or in an open vote stays and loses only the name', () => {
    const worked = givenState({ piles: { p: ['a'] }, risks: { p: { title: 'a', likelihood: 2 } }, stage: 'plan' });
    const voted = givenState({
      piles: { p: ['a'] },
      risks: { p: { title: 'a' } },
      session: { tally: { p: 2 } },
      stage: 'plan',
    });
    const voting = givenState({ piles: { p: ['a'] }, risks: { p: { title: 'a' } }, session: { vote: { dots: 3, maxPerRisk: 2, open: true, revoteLeft: true } }, stage: 'vote' }); // prettier-ignore
    for (const state of [worked, voted, voting]) {
      const next = after(state, lea, { type: 'withdrawCard', cardId: 'a' });
      expect(next.board.risks.p?.title).toBe('');
    }
  });
});
