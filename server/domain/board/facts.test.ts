import { describe, expect, test } from 'vitest';
import { applyChange } from '../core/change.ts';
import { after, ana, ben, contextOf, decide, givenState, lea } from '../../testing/boardFixture.ts';
import { armTripwires } from './tripwires.ts';

const plan = givenState({ piles: { p: ['a'] }, stage: 'plan' });
const tripwire = { p: { signal: 'Open defects', threshold: '20' } };

describe('facts', () => {
  test('BO13a facts are set one by one, owners on one line; the same value again changes nothing', () => {
    const set = { type: 'setRisk', riskId: 'p', likelihood: 4, preventionOwner: '  Ana \n Li ' } as const;
    const state = after(plan, ana, set);
    expect(state.board.risks.p).toMatchObject({ likelihood: 4, preventionOwner: 'Ana Li' });
    expect(decide(state, ana, set)).toEqual({ kind: 'decided', change: {} });
    expect(
      after(state, ana, { type: 'setRisk', riskId: 'p', preventionOwner: null }).board.risks.p?.preventionOwner,
    ).toBeNull();
  });

  test('BO13b a part whose owner changes is no longer accepted, also when it inherited the owner', () => {
    let state = after(plan, lea, { type: 'setRisk', riskId: 'p', preventionOwner: 'Ana' });
    for (const part of ['prevention', 'watcher', 'contingency'] as const)
      state = after(state, ana, { type: 'acceptOwnership', riskId: 'p', part });
    state = after(state, lea, { type: 'setRisk', riskId: 'p', watcher: 'Ben' });
    expect(state.board.risks.p?.accepted).toEqual({ prevention: true, contingency: true });
    state = after(state, lea, { type: 'setRisk', riskId: 'p', contingencyOwner: 'Ana', preventionOwner: 'Ben' });
    expect(state.board.risks.p?.accepted).toEqual({ contingency: true });
  });

  test('BO14 the owner accepts, the acting facilitator records it, others are refused', () => {
    const owned = after(plan, lea, { type: 'setRisk', riskId: 'p', watcher: 'Ana' });
    const accept = { type: 'acceptOwnership', riskId: 'p', part: 'watcher' } as const;
    expect(decide(owned, ben, accept)).toMatchObject({ kind: 'refused', code: 'notAllowed' });
    expect(after(owned, ana, accept).board.risks.p?.accepted).toEqual({ watcher: true });
    expect(after(owned, lea, accept).board.risks.p?.accepted).toEqual({ watcher: true });
    expect(decide(after(owned, ana, accept), ana, accept)).toEqual({ kind: 'decided', change: {} });
    expect(decide(plan, lea, accept)).toMatchObject({ code: 'gone' });
  });

  test('BO15a a check records its day and reading and sets the state', () => {
    const tripped = after(plan, ana, { type: 'recordCheck', riskId: 'p', state: 'tripped', reading: 23 });
    expect(tripped.board.risks.p).toMatchObject({
      state: 'tripped',
      readings: [{ on: '2026-11-21', state: 'tripped', reading: 23 }],
    });
    const fine = after(tripped, ana, { type: 'recordCheck', riskId: 'p', state: 'fine', reading: '  ' });
    expect(fine.board.risks.p?.state).toBe('armed');
    expect(fine.board.risks.p?.readings?.map(({ reading }) => reading)).toEqual([23, null]);
    expect(fine.hidden.checks.p).toHaveLength(2);
  });

  test('BO15b the board holds the last 100 readings', () => {
    let state = plan;
    for (let reading = 0; reading < 120; reading++)
      state = after(state, ana, { type: 'recordCheck', riskId: 'p', state: 'fine', reading });
    expect(state.board.risks.p?.readings?.map(({ reading }) => reading)).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 20),
    );
  });

  test('BO16a a tripwire is armed when it becomes complete and not armed when it becomes incomplete', () => {
    const context = contextOf(ana, tripwire);
    const armed = after(plan, ana, { type: 'setRisk', riskId: 'p', checkBy: '2027-01-10' }, context);
    expect(armed.board.risks.p?.state).toBe('armed');
    expect(after(armed, ana, { type: 'setRisk', riskId: 'p', checkBy: null }, context).board.risks.p?.state).toBe(
      'none',
    );
    const unarmed = after(plan, ana, { type: 'setRisk', riskId: 'p', checkBy: '2027-01-10' });
    expect(unarmed.board.risks.p?.state).toBe('none');
    expect(applyChange(unarmed, armTripwires(unarmed, context)).board.risks.p?.state).toBe('armed');
    expect(armTripwires(armed, context)).toEqual({});
  });

  test('BO16b setting a fact does not change what a check found', () => {
    const tripped = after(plan, ana, { type: 'recordCheck', riskId: 'p', state: 'tripped' });
    expect(after(tripped, ana, { type: 'setRisk', riskId: 'p', impact: 3 }).board.risks.p?.state).toBe('tripped');
  });
});
