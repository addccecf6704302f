import { describe, expect, test } from 'vitest';
import { limits } from '../../../shared/protocol/limits.ts';
import { after, ana, contextOf, decide, givenState, lea, pilesOf } from '../../testing/boardFixture.ts';
import type { BoardCommand } from '../../testing/boardFixture.ts';

const two = givenState({ piles: { '': ['a', 'b'], p: ['c', 'd'], q: ['e'] } });

describe('piles', () => {
  test('BO2a piles cannot be changed while the vote is open', () => {
    const state = givenState({ piles: { p: ['a'], q: ['b'] }, stage: 'vote', session: { vote: { dots: 3, maxPerRisk: 2, open: true, revoteLeft: true } } }); // prettier-ignore
    const commands: BoardCommand[] = [
      { type: 'moveCard', cardId: 'a', riskId: 'q' },
      { type: 'addRisk' },
      { type: 'mergeRisks', riskId: 'p', intoId: 'q' },
      { type: 'removeRisk', riskId: 'p' },
      { type: 'renameRisk', riskId: 'p', title: 'x' },
      { type: 'undo' },
    ];
    for (const command of commands)
      expect(decide(state, ana, command)).toMatchObject({ kind: 'refused', code: 'voteOpen' });
  });

  test('BO3a a card is moved to the end of a pile, to the end of the loose cards, or to a rank', () => {
    const moved = after(two, ana, { type: 'moveCard', cardId: 'a', riskId: 'p' });
    expect(pilesOf(moved)).toEqual({ '': ['b'], p: ['c', 'd', 'a'], q: ['e'] });
    expect(pilesOf(after(moved, ana, { type: 'moveCard', cardId: 'c', riskId: null }))).toEqual({
      '': ['b', 'c'],
      p: ['d', 'a'],
      q: ['e'],
    });
    expect(pilesOf(after(moved, ana, { type: 'moveCard', cardId: 'a', riskId: 'p', rank: 'Zz' }))).toMatchObject({
      p: ['a', 'c', 'd'],
    });
  });

  test('BO3a a new pile has no name, and the reply holds its id', () => {
    const decision = decide(two, ana, { type: 'moveCard', cardId: 'a', riskId: 'new', rank: 'a5' });
    const made = decision.kind === 'decided' ? (decision.riskId ?? '') : '';
    expect(decision).toMatchObject({
      change: { risks: { [made]: { title: '' } }, cards: { a: { riskId: made, rank: 'a5' } } },
    });
    expect(made).toMatch(/^[\w-]{22}$/);
  });

  test('BO3c moving to the same place changes nothing and records no undo step', () => {
    expect(decide(two, ana, { type: 'moveCard', cardId: 'c', riskId: 'p' })).toEqual({ kind: 'decided', change: {} });
    expect(decide(two, ana, { type: 'renameRisk', riskId: 'p', title: ' p ' })).toEqual({
      kind: 'decided',
      change: {},
    });
    expect(decide(two, ana, { type: 'mergeRisks', riskId: 'p', intoId: 'p' })).toEqual({ kind: 'decided', change: {} });
  });

  test('BO3b an id that does not exist answers gone, also the name of a prototype property', () => {
    for (const name of ['nope', '__proto__', 'constructor']) {
      const commands: BoardCommand[] = [
        { type: 'moveCard', cardId: name, riskId: null },
        { type: 'moveCard', cardId: 'a', riskId: name },
        { type: 'addRisk', cardIds: ['a', name] },
        { type: 'renameRisk', riskId: name, title: 'x' },
        { type: 'mergeRisks', riskId: 'p', intoId: name },
        { type: 'mergeRisks', riskId: name, intoId: 'p' },
        { type: 'removeRisk', riskId: name },
        { type: 'withdrawCard', cardId: name },
        { type: 'flagCard', cardId: name, flagged: true },
        { type: 'mergeCards', cardId: 'a', intoId: name },
        { type: 'setRisk', riskId: name, impact: 1 },
        { type: 'acceptOwnership', riskId: name, part: 'watcher' },
        { type: 'recordCheck', riskId: name, state: 'fine' },
      ];
      for (const command of commands)
        expect(decide(two, lea, command)).toMatchObject({ kind: 'refused', code: 'gone' });
    }
  });

  test('BO4a an unnamed pile is removed with its last card, a named one stays', () => {
    const unnamed = givenState({ piles: { p: ['a'], q: ['b'] }, risks: { p: { title: '' } } });
    expect(pilesOf(after(unnamed, ana, { type: 'moveCard', cardId: 'a', riskId: 'q' }))).toEqual({ q: ['b', 'a'] });
    expect(pilesOf(after(two, ana, { type: 'moveCard', cardId: 'e', riskId: 'p' }))).toMatchObject({ q: [] });
    const titled = givenState({ piles: { p: ['a'], q: ['b'] }, risks: { p: { title: 'a' } } });
    expect(pilesOf(after(titled, ana, { type: 'moveCard', cardId: 'a', riskId: 'q' }))).toEqual({ q: ['b', 'a'] });
  });

  test('BO4b an emptied pile with facts, plan texts or dots stays', () => {
    const facts = givenState({ piles: { p: ['a'], q: [] }, risks: { p: { title: '', impact: 4 } } });
    expect(pilesOf(after(facts, ana, { type: 'moveCard', cardId: 'a', riskId: 'q' }))).toHaveProperty('p');
    const words = givenState({ piles: { p: ['a'], q: [] }, risks: { p: { title: '' } } });
    const context = contextOf(ana, { p: { prevention: 'Ask them' } });
    expect(pilesOf(after(words, ana, { type: 'moveCard', cardId: 'a', riskId: 'q' }, context))).toHaveProperty('p');
    const dots = givenState({
      piles: { p: ['a'], q: [] },
      risks: { p: { title: '' } },
      session: { tally: { p: 3, q: 0 } },
    });
    expect(pilesOf(after(dots, ana, { type: 'moveCard', cardId: 'a', riskId: 'q' }))).toHaveProperty('p');
  });

  test('BO5a merging keeps the name of the target pile; an unnamed one takes over the other name', () => {
    const merged = after(two, ana, { type: 'mergeRisks', riskId: 'p', intoId: 'q' });
    expect(pilesOf(merged)).toEqual({ '': ['a', 'b'], q: ['e', 'c', 'd'] });
    expect(merged.board.risks.q?.title).toBe('q');
    const unnamed = givenState({ piles: { p: ['a'], q: ['b'] }, risks: { q: { title: '' } } });
    expect(after(unnamed, ana, { type: 'mergeRisks', riskId: 'p', intoId: 'q' }).board.risks.q?.title).toBe('p');
  });

  test('BO5b removing a pile makes its cards loose, in order', () => {
    expect(pilesOf(after(two, ana, { type: 'removeRisk', riskId: 'p' }))).toEqual({
      '': ['a', 'b', 'c', 'd'],
      q: ['e'],
    });
  });

  test('BO5b a reset makes every card loose, pile by pile', () => {
    expect(pilesOf(after(two, lea, { type: 'resetPiles' }))).toEqual({ '': ['a', 'b', 'c', 'd', 'e'] });
  });

  test('BO9a BO9b with a tally the ranking is computed again, and a merged risk passes its place on the plan list on', () => {
    const session = {
      tally: { p: 4, q: 1 },
      ranking: [['p'], ['q']],
      topRisks: ['p', 'q'],
      minority: null,
      pairs: { p: [ana] },
    };
    const merged = after(givenState({ piles: { p: ['a'], q: ['b'] }, session }), ana, {
      type: 'mergeRisks',
      riskId: 'p',
      intoId: 'q',
    });
    expect(merged.session).toMatchObject({ tally: { q: 5 }, ranking: [['q']], topRisks: ['q'], pairs: {} });
    const back = after(merged, ana, { type: 'undo' });
    expect(back.session).toMatchObject(session);
  });

  test('LI1 no command exceeds the limit of piles', () => {
    const piles = Object.fromEntries(
      Array.from({ length: limits.risks }, (_, i) => [`p${i}`, i === 0 ? ['a', 'b'] : []]),
    );
    const full = givenState({ piles, risks: { p0: { title: '' } } });
    expect(decide(full, ana, { type: 'addRisk' })).toMatchObject({ code: 'limitReached' });
    expect(decide(full, ana, { type: 'moveCard', cardId: 'a', riskId: 'new' })).toMatchObject({ code: 'limitReached' });
    expect(decide(full, ana, { type: 'addRisk', cardIds: ['a', 'b'] })).toMatchObject({ kind: 'decided' });
    const freed = after(full, ana, { type: 'removeRisk', riskId: 'p1' });
    const again = after(freed, lea, { type: 'addRisk', title: 'new' });
    expect(decide(again, ana, { type: 'undo' })).toMatchObject({ code: 'limitReached' });
  });

  test('BO5c after a vote merging adds the dots, keeps their sum and the ranking true, and undo restores everything', () => {
    const session = {
      tally: { p: 3, q: 2, r: 4 },
      ranking: [['r'], ['p'], ['q']],
      topRisks: ['r', 'p'],
      pairs: { p: [ana], r: [lea] },
    };
    const counted = givenState({
      piles: { p: ['a'], q: ['b'], r: ['c'] },
      risks: { p: { preventionOwner: 'Ana', likelihood: 3 } },
      session,
      hidden: { conduct: { singletons: {}, lastRound: { notebook: 1, ballot: 2 } } as never },
    });
    const merged = after(counted, ana, { type: 'mergeRisks', riskId: 'p', intoId: 'q' });
    expect(merged.session).toMatchObject({ ranking: [['q'], ['r']], topRisks: ['r', 'q'] });
    expect(merged.session.tally).toEqual({ q: 5, r: 4 });
    const other = after(merged, lea, { type: 'mergeRisks', riskId: 'r', intoId: 'q' });
    expect(other.session.tally).toEqual({ q: 9 });
    const back = after(after(other, lea, { type: 'undo' }), ana, { type: 'undo' });
    expect(back.session).toEqual(counted.session);
    expect(back.board).toEqual(counted.board);
  });

  test('BO5c undoing a merge after another vote leaves that vote as it was published', () => {
    const conduct = (ballot: number) => ({ singletons: {}, lastRound: { notebook: 1, ballot } }) as never;
    const counted = givenState({
      piles: { p: ['a'], q: ['b'] },
      session: { tally: { p: 3, q: 2 }, ranking: [['p'], ['q']] },
      hidden: { conduct: conduct(2) },
    });
    const merged = after(counted, ana, { type: 'mergeRisks', riskId: 'p', intoId: 'q' });
    const again = {
      ...merged,
      session: { ...merged.session, tally: { q: 4 }, ranking: [['q']] },
      hidden: { ...merged.hidden, conduct: conduct(3) },
    };
    expect(after(again, ana, { type: 'undo' }).session.tally).toEqual({ q: 4 });
  });

  test('BO18 a name that replaces another one than its author saw is refused', () => {
    const named = after(two, lea, { type: 'renameRisk', riskId: 'p', title: 'Named by Lea', from: 'p' });
    expect(decide(named, ana, { type: 'renameRisk', riskId: 'p', title: 'Named by Ana', from: 'p' })).toMatchObject({
      code: 'changedSince',
      params: { reason: 'title' },
    });
    const same = decide(named, ana, { type: 'renameRisk', riskId: 'p', title: 'Named by Lea', from: 'p' });
    expect(same).toEqual({ kind: 'decided', change: {} });
    for (const from of [undefined, 'Named by Lea']) {
      const command: BoardCommand = {
        type: 'renameRisk',
        riskId: 'p',
        title: 'Mine',
        ...(from !== undefined && { from }),
      };
      expect(after(named, ana, command).board.risks.p?.title).toBe('Mine');
    }
  });
});
