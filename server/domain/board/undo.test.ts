import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChange } from '../core/change.ts';
import type { State } from '../core/state.ts';
import type { BoardCommand } from '../../testing/boardFixture.ts';
import { after, ana, ben, contextOf, decide, givenState, lea, pilesOf } from '../../testing/boardFixture.ts';

const start = givenState({ piles: { '': ['a', 'b'], p: ['c', 'd'], q: ['e'] }, risks: { q: { title: '' } } });
const undo = { type: 'undo' } as const;
const undo0 = { type: 'flagCard', cardId: 'a', flagged: false } as const;

describe('undo', () => {
  test('BO6a each person undoes their own steps, newest first, until none is left', () => {
    const one = after(start, ana, { type: 'moveCard', cardId: 'a', riskId: 'p' });
    const two = after(one, ben, { type: 'renameRisk', riskId: 'q', title: 'Ours' });
    const three = after(two, ana, { type: 'mergeRisks', riskId: 'p', intoId: 'q' });
    const back = after(after(three, ana, undo), ana, undo);
    expect(pilesOf(back)).toEqual(pilesOf(start));
    expect(back.board.risks.q?.title).toBe('Ours');
    expect(decide(back, ana, undo)).toMatchObject({ code: 'gone' });
    expect(after(back, ben, undo).board).toEqual(start.board);
  });

  test('BO6b an unnamed pile that was removed with its last card is restored', () => {
    const moved = after(start, ana, { type: 'moveCard', cardId: 'e', riskId: null });
    expect(moved.board.risks).not.toHaveProperty('q');
    expect(after(moved, ana, undo).board).toEqual(start.board);
  });

  test('BO6a a reset is one step', () => {
    expect(after(after(start, lea, { type: 'resetPiles' }), lea, undo).board).toEqual(start.board);
  });

  test('BO6a BO8a the last 50 steps are kept, with the changed fields only', () => {
    let state = start;
    for (let i = 0; i < 60; i++)
      state = after(state, ana, { type: 'moveCard', cardId: 'a', riskId: i % 2 ? null : 'p' });
    expect(state.hidden.undo[ana]).toHaveLength(50);
    expect(JSON.stringify(state.hidden.undo)).not.toContain('text');
  });

  test('BO6a outside of cluster and vote, where undo is refused, no step is recorded', () => {
    const state = after(
      { ...start, session: { ...start.session, stage: { ...start.session.stage, name: 'plan' } } },
      ana,
      { type: 'addRisk' },
    );
    expect(state.hidden.undo).toEqual({});
  });

  test('BO6c a flag records no step', () => {
    const moved = after(start, ana, { type: 'moveCard', cardId: 'a', riskId: 'p' });
    const back = after(after(moved, ana, { type: 'flagCard', cardId: 'a', flagged: true }), ana, undo);
    expect(back.board.cards.a).toMatchObject({ riskId: null, flagged: true });
    expect(decide(back, ana, undo)).toMatchObject({ code: 'gone' });
  });

  test('BO7a undo keeps what another person changed since', () => {
    const moved = after(start, ana, { type: 'moveCard', cardId: 'a', riskId: 'p' });
    const again = after(moved, ben, { type: 'moveCard', cardId: 'a', riskId: 'q' });
    expect(decide(again, ana, undo)).toMatchObject({ code: 'changedSince' });
    expect(pilesOf(after(after(again, ben, undo), ana, undo))).toEqual(pilesOf(start));
  });

  test('BO7b a step that cannot be undone is dropped and named, and the next undo goes on with the one before', () => {
    const named = after(start, ana, { type: 'renameRisk', riskId: 'q', title: 'Mine' });
    const moved = after(named, ana, { type: 'moveCard', cardId: 'a', riskId: 'p' });
    const again = after(moved, ben, { type: 'moveCard', cardId: 'a', riskId: 'q' });
    const first = decide(again, ana, undo);
    expect(first).toMatchObject({ code: 'changedSince', params: { reason: 'undo', what: 'move' } });
    if (first.kind !== 'refused' || !first.change) throw new Error('the step stays');
    const next = applyChange(again, first.change);
    expect(next.board).toEqual(again.board);
    const back = after(next, ana, undo);
    expect(back.board.risks.q?.title).toBe('');
    expect(back.board.cards.a).toMatchObject({ riskId: 'q' });
    expect(decide(back, ana, undo)).toMatchObject({ code: 'gone' });
  });

  test.each<[string, BoardCommand, BoardCommand]>([
    ['name', { type: 'renameRisk', riskId: 'p', title: 'Mine' }, { type: 'renameRisk', riskId: 'p', title: 'Ours' }],
    ['pile', { type: 'mergeRisks', riskId: 'p', intoId: 'q' }, { type: 'moveCard', cardId: 'c', riskId: null }],
    ['card', { type: 'mergeCards', cardId: 'a', intoId: 'b' }, { type: 'mergeCards', cardId: 'a', intoId: 'c' }],
  ])('BO7b the refusal says what stays: %s', (what, mine, theirs) => {
    const actor = mine.type === 'mergeCards' ? lea : ana;
    const state = after(after(start, actor, mine), ben, theirs);
    expect(decide(state, actor, undo)).toMatchObject({ code: 'changedSince', params: { reason: 'undo', what } });
  });

  test('BO7c undoing a reset puts back what nobody changed since, and counts what stays', () => {
    const reset = after(start, lea, { type: 'resetPiles' });
    const moved = after(after(reset, ana, { type: 'moveCard', cardId: 'e', riskId: 'new' }), ben, undo0);
    const decision = decide(moved, lea, undo);
    expect(decision).toMatchObject({ kind: 'decided', undone: { cards: 2, cardsKept: 1, piles: 1, pilesKept: 1 } });
    const back = after(moved, lea, undo);
    expect(pilesOf(back).p).toEqual(['c', 'd']);
    expect(back.board.risks).not.toHaveProperty('q');
    expect(back.board.cards.e?.riskId).toBe(moved.board.cards.e?.riskId);
    const untouched = decide(reset, lea, undo);
    expect(untouched).toMatchObject({ kind: 'decided', undone: { cards: 3, cardsKept: 0, piles: 2, pilesKept: 0 } });
  });

  test('BO7a a flag that another person set does not prevent undoing a move', () => {
    const moved = after(start, ana, { type: 'moveCard', cardId: 'a', riskId: 'p' });
    const back = after(after(moved, ben, { type: 'flagCard', cardId: 'a', flagged: true }), ana, undo);
    expect(back.board.cards.a).toMatchObject({ riskId: null, flagged: true });
  });

  test.each<[string, (made: string) => BoardCommand]>([
    ['named', (riskId) => ({ type: 'renameRisk', riskId, title: 'Late' })],
    ['filled', (riskId) => ({ type: 'moveCard', cardId: 'b', riskId })],
  ])('BO7a undo keeps a pile that another person has %s', (_, command) => {
    const made = decide(start, ana, { type: 'moveCard', cardId: 'a', riskId: 'new' });
    if (made.kind !== 'decided') throw new Error('refused');
    const state = after(applyChange(start, made.change), ben, command(made.riskId ?? ''));
    expect(decide(state, ana, undo)).toMatchObject({ code: 'changedSince' });
  });

  test('BO7a undo keeps a pile whose plan has text', () => {
    const made = decide(start, ana, { type: 'addRisk', title: 'New' });
    if (made.kind !== 'decided') throw new Error('refused');
    const context = contextOf(ana, { [made.riskId ?? '']: { cause: 'Because' } });
    expect(decide(applyChange(start, made.change), ana, undo, context)).toMatchObject({ code: 'changedSince' });
  });

  test('BO7a a move out of a pile that was removed since cannot be undone', () => {
    const moved = after(start, ana, { type: 'moveCard', cardId: 'c', riskId: null });
    expect(decide(after(moved, ben, { type: 'removeRisk', riskId: 'p' }), ana, undo)).toMatchObject({
      code: 'changedSince',
    });
  });
});

const cardIds = ['a', 'b', 'c', 'd', 'e', 'f'];
const index = fc.nat(20);
const commandAt = fc.record({ kind: fc.nat(9), who: fc.constantFrom(lea, ana, ben), x: index, y: index });

function commandFrom(state: State, { kind, x, y }: { kind: number; x: number; y: number }): BoardCommand {
  const card = (n: number): string => cardIds[n % cardIds.length] ?? '';
  const risks = Object.keys(state.board.risks).sort();
  const risk = (n: number): string => risks[n % Math.max(1, risks.length)] ?? 'none';
  const commands: BoardCommand[] = [
    { type: 'moveCard', cardId: card(x), riskId: risk(y) },
    { type: 'moveCard', cardId: card(x), riskId: 'new' },
    { type: 'moveCard', cardId: card(x), riskId: null },
    { type: 'addRisk', ...(y % 2 ? { title: `t${y}` } : {}), cardIds: [card(x), card(y)] },
    { type: 'renameRisk', riskId: risk(x), title: `n${y}` },
    { type: 'mergeRisks', riskId: risk(x), intoId: risk(y) },
    { type: 'removeRisk', riskId: risk(x) },
    { type: 'mergeCards', cardId: card(x), intoId: card(y) },
    { type: 'undo' },
    x % 4 === 0
      ? { type: 'withdrawCard', cardId: card(y) }
      : { type: 'flagCard', cardId: card(x), flagged: y % 2 === 0 },
  ];
  return commands[kind] ?? { type: 'undo' };
}

function expectSound({ board, session }: State): void {
  for (const [id, card] of Object.entries(board.cards)) {
    if (card.riskId !== null) expect(board.risks).toHaveProperty([card.riskId]);
    const seen = new Set([id]);
    for (let at = card.sameAs; at !== null; at = board.cards[at]?.sameAs ?? null) {
      expect(board.cards).toHaveProperty([at]);
      expect(seen.has(at)).toBe(false);
      seen.add(at);
    }
  }
  expect(Object.keys(board.cards).length + session.turn.withdrawn).toBe(cardIds.length);
}

describe('random commands', () => {
  test('BO17a BO17b no card is lost, every card lies in an existing pile, no cycle exists, and undo restores the board', () => {
    let decidedCommands = 0;
    let undone = 0;
    fc.assert(
      fc.property(fc.array(commandAt, { minLength: 20, maxLength: 60 }), (asked) => {
        let state = givenState({ piles: { '': ['a', 'b'], p: ['c', 'd'], q: ['e', 'f'] } });
        for (const one of asked) {
          const command = commandFrom(state, one);
          const decision = decide(state, one.who, command);
          if (decision.kind !== 'decided') continue;
          decidedCommands += 1;
          if (command.type === 'undo') undone += 1;
          const next = applyChange(state, decision.change);
          expectSound(next);
          const isRecorded = (next.hidden.undo[one.who]?.length ?? 0) > (state.hidden.undo[one.who]?.length ?? 0);
          if (isRecorded) {
            const back = after(next, one.who, { type: 'undo' });
            expect(back.board).toEqual(state.board);
            expect({ ...back.session.turn, cardId: null }).toEqual({ ...state.session.turn, cardId: null });
          }
          state = next;
        }
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(decidedCommands).toBeGreaterThan(1_000);
    expect(undone).toBeGreaterThan(100);
  });
});
