import { describe, expect, test } from 'vitest';
import type { Meeting } from '../../../shared/session/session.ts';
import { dayMs } from '../../../shared/time.ts';
import { applyChange } from '../core/change.ts';
import type { State } from '../core/state.ts';
import type { BoardCommand } from '../../testing/boardFixture.ts';
import { after, ana, ben, contextOf, decide, givenState, lea } from '../../testing/boardFixture.ts';
import { numberRisks } from './numbers.ts';

const now = Date.UTC(2026, 11, 1, 9);
const meeting: Meeting = { heldOn: '2026-11-21', endedOn: '2026-11-21', people: 3, minutes: 45 };
const given = (risks: Parameters<typeof givenState>[0]['risks'] = {}): State =>
  givenState({
    piles: { p: ['a'], q: ['b'], r: ['c'] },
    risks,
    stage: 'register',
    session: { meeting, topRisks: ['q'], minority: 'r' },
  });
const register = given();
const then = (state: State, command: BoardCommand, time = now, actor: string = ana): State =>
  after(state, actor, command, { ...contextOf(actor), now: time });
const numbersOf = ({ board }: State) =>
  Object.fromEntries(Object.entries(board.risks).map(([id, { number }]) => [id, number]));

describe('rows', () => {
  test('RW1a numbers run through the register in its order and are never given again', () => {
    const numbered = applyChange(register, numberRisks(register));
    expect(numbersOf(numbered)).toEqual({ q: 1, r: 2, p: 3 });
    expect(numberRisks(numbered)).toEqual({});
    const without = applyChange(numbered, { risks: { p: null, q: null } });
    const more = then(without, { type: 'addRisk', title: 'New' });
    expect(Object.values(numbersOf(more))).toEqual([2, 4]);
  });

  test('RW1b a risk that is added to the register has a number and a day', () => {
    const numbered = applyChange(register, numberRisks(register));
    const added = Object.values(then(numbered, { type: 'addRisk', title: ' New  one ' }).board.risks).at(-1);
    expect(added).toMatchObject({ title: 'New one', number: 4, addedOn: '2026-12-01', state: 'none' });
    const inMeeting = after(givenState({ piles: {}, stage: 'plan' }), ana, { type: 'addRisk', title: 'New' });
    expect(Object.values(inMeeting.board.risks)[0]).toMatchObject({ number: null });
  });

  test('RW1d risks move between plan and parked without a limit on rows', () => {
    let state = register;
    for (let i = 0; i < 30; i++) state = then(state, { type: 'addRisk', title: `Risk ${i}`, planned: true });
    expect(state.session.topRisks).toHaveLength(31);
    state = then(state, { type: 'planRisk', riskId: 'p' });
    expect(state.session.topRisks.at(-1)).toBe('p');
    expect(decide(state, ana, { type: 'planRisk', riskId: 'r' })).toEqual({ kind: 'decided', change: {} });
    state = then(then(state, { type: 'parkRisk', riskId: 'q' }), { type: 'parkRisk', riskId: 'r' });
    expect(state.session.topRisks).not.toContain('q');
    expect(state.session.minority).toBeNull();
    expect(decide(state, ana, { type: 'parkRisk', riskId: 'q' })).toEqual({ kind: 'decided', change: {} });
    expect(decide(state, ana, { type: 'planRisk', riskId: 'x' })).toMatchObject({ code: 'gone' });
  });

  test('RW1e the meeting holds 200 risks, the register 1,000', () => {
    const many = (count: number, stage: 'cluster' | 'register') =>
      givenState({ piles: Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, []])), stage });
    const add = { type: 'addRisk', title: 'One more' } as const;
    expect(decide(many(200, 'cluster'), ana, add)).toMatchObject({ code: 'limitReached', params: { most: 200 } });
    expect(decide(many(200, 'register'), ana, add).kind).toBe('decided');
    expect(decide(many(999, 'register'), ana, add).kind).toBe('decided');
    expect(decide(many(1_000, 'register'), ana, add)).toMatchObject({
      code: 'limitReached',
      params: { reason: 'registerRisks', most: 1_000 },
    });
  });

  test('RW1f a risk is retired for a reason and watched again from that day', () => {
    const postponed = { until: '2026-12-04', times: 1, reason: 'holiday' };
    const armed = given({ p: { state: 'armed', postponed } });
    expect(decide(armed, ana, { type: 'retireRisk', riskId: 'p', reason: '  ' })).toMatchObject({
      code: 'reasonNeeded',
    });
    const retired = then(armed, { type: 'retireRisk', riskId: 'p', reason: ' Shipped ' });
    expect(retired.board.risks.p).toMatchObject({
      state: 'retired', stateOn: '2026-12-01', stateNote: 'Shipped', postponed: null,
    }); // prettier-ignore
    const revived = then(retired, { type: 'reviveRisk', riskId: 'p' }, now + dayMs);
    expect(revived.board.risks.p).toMatchObject({ state: 'none', stateOn: '2026-12-02', stateNote: null });
    expect(decide(revived, ana, { type: 'reviveRisk', riskId: 'p' })).toEqual({ kind: 'decided', change: {} });
  });

  test('RW2a a prevention step is done on a day, or dropped for a reason, or open again', () => {
    const set = (state: State, step: 'open' | 'done' | 'dropped', note?: string, time = now): State =>
      then(state, { type: 'setPrevention', riskId: 'p', state: step, ...(note !== undefined && { note }) }, time);
    const done = set(register, 'done', ' Two keys ');
    expect(done.board.risks.p).toMatchObject({
      preventionState: 'done', preventionOn: '2026-12-01', preventionNote: 'Two keys',
    }); // prettier-ignore
    expect(set(done, 'done', 'Three keys', now + dayMs).board.risks.p).toMatchObject({
      preventionOn: '2026-12-01', preventionNote: 'Three keys',
    }); // prettier-ignore
    const drop = { type: 'setPrevention', riskId: 'p', state: 'dropped' } as const;
    expect(decide(register, ana, drop)).toMatchObject({ code: 'reasonNeeded', params: { reason: 'dropped' } });
    expect(set(register, 'dropped', 'Too dear').board.risks.p).toMatchObject({ preventionNote: 'Too dear' });
    expect(set(done, 'open').board.risks.p).toMatchObject({
      preventionState: 'open', preventionOn: null, preventionNote: null,
    }); // prettier-ignore
  });

  test('RW6a a risk that is rated again after the meeting leaves its earlier place, one a day', () => {
    const rated = given({ p: { likelihood: 3, impact: 3 } });
    const rate = (state: State, likelihood: number, time = now): State =>
      then(state, { type: 'setRisk', riskId: 'p', likelihood }, time);
    const positions = (state: State) => state.board.risks.p?.positions;
    const twice = rate(rate(rated, 4), 5);
    expect(positions(twice)).toEqual([{ until: '2026-12-01', likelihood: 3, impact: 3 }]);
    expect(positions(rate(twice, 3))).toEqual([]);
    expect(positions(rate(twice, 2, now + dayMs))).toEqual([
      { until: '2026-12-01', likelihood: 3, impact: 3 },
      { until: '2026-12-02', likelihood: 5, impact: 3 },
    ]);
    expect(positions(rate(register, 3))).toBeUndefined();
    const inMeeting = givenState({ piles: { p: ['a'] }, risks: { p: { likelihood: 3, impact: 3 } }, stage: 'plan' });
    expect(positions(rate(inMeeting, 4))).toBeUndefined();
  });

  test('RW8a whoever is named by id accepts; for a typed name the acting facilitator records it', () => {
    const accept = { type: 'acceptOwnership', riskId: 'p', part: 'watcher' } as const;
    const typed = then(register, { type: 'setRisk', riskId: 'p', watcher: 'Ana' });
    expect(typed.board.risks.p).toMatchObject({ watcher: 'Ana', watcherId: null });
    const refused = decide(typed, ana, accept);
    expect(refused).toMatchObject({ code: 'notAllowed', params: { reason: 'notOwner', part: 'watcher' } });
    expect(JSON.stringify(refused)).not.toContain('Ana');
    expect(then(typed, accept, now, lea).board.risks.p?.accepted).toEqual({ watcher: true });
    const named = then(register, { type: 'setRisk', riskId: 'p', watcher: 'Ana L.', watcherId: ana });
    expect(then(named, accept).board.risks.p).toMatchObject({
      accepted: { watcher: true },
      acceptedUntil: { watcher: '2027-05-21' },
    });
    expect(decide(named, ben, accept)).toMatchObject({ code: 'notAllowed' });
    // The first owner owns all three parts, and accepts them too.
    expect(then(named, { ...accept, part: 'contingency' }).board.risks.p?.accepted).toEqual({ contingency: true });
  });

  test('RW8b an id is of somebody in the workshop, gives the name, and goes with the name that replaces it', () => {
    const named = then(register, { type: 'setRisk', riskId: 'p', watcherId: ana });
    expect(named.board.risks.p).toMatchObject({ watcher: 'Ana', watcherId: ana });
    expect(decide(register, ana, { type: 'setRisk', riskId: 'p', watcherId: 'nobody' })).toMatchObject({
      code: 'gone',
    });
    for (const watcher of ['Vera', null])
      expect(then(named, { type: 'setRisk', riskId: 'p', watcher }).board.risks.p).toMatchObject({
        watcher,
        watcherId: null,
      });
    const inMeeting = givenState({ piles: { p: ['a'] }, stage: 'plan' });
    expect(then(inMeeting, { type: 'setRisk', riskId: 'p', watcher: ' Ana ' }).board.risks.p?.watcherId).toBe(ana);
  });

  test('RW8c an acceptance ends with a change of owner or dates of its part, and no other', () => {
    const owned = { preventionOwner: 'Ana', preventionOwnerId: ana } as const;
    const accepted = { prevention: true, watcher: true, contingency: true } as const;
    const state = given({ p: { ...owned, accepted, acceptedUntil: { watcher: '2027-01-01' } } });
    const left = (change: object): string[] =>
      Object.keys(then(state, { type: 'setRisk', riskId: 'p', ...change }).board.risks.p?.accepted ?? {});
    expect(left({ preventionDue: '2027-01-01' })).toEqual(['watcher', 'contingency']);
    expect(left({ checkBy: '2027-01-01' })).toEqual(['prevention', 'contingency']);
    expect(left({ cadence: 'daily' })).toEqual(['prevention', 'contingency']);
    expect(left({ contingencyOwnerId: ben })).toEqual(['prevention', 'watcher']);
    expect(left({ impact: 2 })).toEqual(['prevention', 'watcher', 'contingency']);
    const dated = then(state, { type: 'setRisk', riskId: 'p', checkBy: '2027-01-01' });
    expect(dated.board.risks.p?.acceptedUntil).toEqual({});
  });

  test('RW8d an acceptance holds until its day, by default that of the imagined failure, and is then asked for again', () => {
    const named = then(register, { type: 'setRisk', riskId: 'p', watcherId: ana });
    const accept = { type: 'acceptOwnership', riskId: 'p', part: 'watcher' } as const;
    const short = then(named, { ...accept, until: '2026-12-31' });
    expect(short.board.risks.p?.acceptedUntil).toEqual({ watcher: '2026-12-31' });
    expect(decide(short, ana, accept, { ...contextOf(ana), now })).toEqual({ kind: 'decided', change: {} });
    expect(then(short, accept, Date.UTC(2027, 0, 2)).board.risks.p?.acceptedUntil).toEqual({ watcher: '2027-05-21' });
    expect(then(named, accept, Date.UTC(2027, 5, 1)).board.risks.p?.acceptedUntil).toEqual({ watcher: '2027-12-01' });
  });

  test('RW8e in the register a risk is accepted for a reason and until a day', () => {
    const set = { type: 'setRisk', riskId: 'p', response: 'accept' } as const;
    expect(decide(register, ana, set)).toMatchObject({ code: 'reasonNeeded', params: { reason: 'accept' } });
    expect(decide(register, ana, { ...set, responseReason: 'Cheap' })).toMatchObject({ code: 'reasonNeeded' });
    const whole = { ...set, responseReason: 'Cheap', responseUntil: '2027-03-01' };
    const state = then(register, whole);
    expect(state.board.risks.p).toMatchObject({ response: 'accept', responseReason: 'Cheap' });
    expect(decide(state, ana, { type: 'setRisk', riskId: 'p', responseUntil: null })).toMatchObject({
      code: 'reasonNeeded',
    });
    const fromMeeting = given({ p: { response: 'accept' } });
    expect(decide(fromMeeting, ana, { type: 'setRisk', riskId: 'p', impact: 2 }).kind).toBe('decided');
    expect(after(givenState({ piles: { p: [] }, stage: 'plan' }), ana, set).board.risks.p?.response).toBe('accept');
  });
});
