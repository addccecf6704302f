import { describe, expect, test } from 'vitest';
import { isBetterTriedSmall, isFirstTime } from '../../../shared/board/incidents.ts';
import type { Incident } from '../../../shared/board/records.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { dayMs, hourMs } from '../../../shared/time.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import type { ReviewTexts } from '../../../shared/plan/reviews.ts';
import type { BoardCommand } from '../../testing/boardFixture.ts';
import { ana, ben, contextOf, decide, givenState, lea } from '../../testing/boardFixture.ts';
import { applyChange } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { State } from '../core/state.ts';
import { completeIncidents } from '../stages/completeIncidents.ts';

const now = Date.UTC(2026, 11, 1, 9);
const texts: Partial<PlanTexts> = {
  prevention: 'Two keys for every release',
  signal: 'Failed logins an hour',
  threshold: '5',
  contingency: 'We turn it off',
};
const register = givenState({
  piles: { p: ['a'], q: ['b'] },
  risks: { p: { number: 1, state: 'armed', checkBy: '2027-05-21', cadence: 'weekly' }, q: { number: 2 } },
  stage: 'register',
  session: { topRisks: ['p'] },
});

const at = (actor: string, time = now, reviews: { readonly [id: string]: ReviewTexts } = {}): Context => ({
  ...contextOf(actor, { p: texts }),
  now: time,
  reviewTexts: (id) => reviews[id] ?? null,
});
const ask = (state: State, command: BoardCommand, context = at(ana)) =>
  decide(state, context.actorId, command, context);
function done(state: State, command: BoardCommand, context = at(ana)) {
  const decision = ask(state, command, context);
  if (decision.kind !== 'decided') throw new Error(`${command.type} was ${JSON.stringify(decision)}`);
  return { ...decision, state: applyChange(state, decision.change) };
}
const after = (state: State, command: BoardCommand, context = at(ana)): State => done(state, command, context).state;
const incidents = ({ records }: State): Incident[] => Object.values(records.incidents);
const only = (state: State): [string, Incident] => {
  const all = Object.entries(state.records.incidents);
  expect(all).toHaveLength(1);
  return all[0]!;
};
const trip = { type: 'recordCheck', riskId: 'p', state: 'tripped', reading: 7 } as const;
const tripped = after(register, trip);
const [id] = only(tripped);

describe('what tripped', () => {
  test('HP1a HP3a a check that tripped makes an incident with day, reading and a deadline in 72 hours', () => {
    const made = done(register, trip);
    const [incidentId, incident] = only(made.state);
    expect(made.incidentId).toBe(incidentId);
    expect(incident).toMatchObject({ kind: 'tripped', riskId: 'p', on: '2026-12-01', reading: 7, containedOn: null });
    expect(incident.reviewBy).toBe(now + 72 * hourMs);
    expect([incident.firstSign, incident.noticedBy, incident.changes]).toEqual([null, null, []]);
    expect(incidents(after(made.state, { ...trip, reading: 9 }))).toHaveLength(1);
    const contained = after(tripped, { type: 'recordCheck', riskId: 'p', state: 'contained' });
    expect(incidents(after(contained, trip))).toHaveLength(2);
  });

  test('HP1b first sign, who noticed it and the reading are given later, and no day lies in the future', () => {
    const given = { firstSign: '2026-11-28', noticedBy: 'outside', reading: '7 of 100', on: '2026-11-30' } as const;
    const state = after(tripped, { type: 'setIncident', incidentId: id, ...given });
    expect(state.records.incidents[id]).toMatchObject(given);
    const cleared = after(state, { type: 'setIncident', incidentId: id, firstSign: null, noticedBy: null });
    expect(cleared.records.incidents[id]).toMatchObject({ firstSign: null, noticedBy: null });
    for (const day of [{ on: '2026-12-02' }, { firstSign: '2026-12-02' }]) {
      const refused = ask(tripped, { type: 'setIncident', incidentId: id, ...day });
      expect(refused).toMatchObject({ code: 'malformed', params: { faults: [{ at: Object.keys(day)[0] }] } });
    }
    expect(ask(tripped, { type: 'setIncident', incidentId: 'no', cause: null })).toMatchObject({
      code: 'gone',
      params: { reason: 'incident' },
    });
  });

  test('HP1c contained or fine contains what is open, and containIncident what has no tripwire', () => {
    for (const result of ['contained', 'fine'] as const) {
      const context = at(ana, now + dayMs);
      const state = after(tripped, { type: 'recordCheck', riskId: 'p', state: result }, context);
      expect(only(state)[1].containedOn).toBe('2026-12-02');
    }
    const { state, incidentId = '' } = done(register, { type: 'reportIncident', kind: 'happened', title: 'A flood' });
    expect(only(after(state, { type: 'containIncident', incidentId }))[1].containedOn).toBe('2026-12-01');
    const stopped = after(tripped, { type: 'containIncident', incidentId: id });
    expect(stopped.board.risks.p).toMatchObject({ state: 'contained', stateOn: '2026-12-01' });
  });

  test('HP1d a check that is taken back takes an untouched incident along and opens those that it contained', () => {
    const undo = (state: State, context = at(ben)): State =>
      after(state, { type: 'undoCheck', riskId: 'p', checkId: state.hidden.checks.p!.at(-1)!.id! }, context);
    const back = undo(tripped);
    expect(incidents(back)).toEqual([]);
    expect(back.board.risks.p?.state).toBe('armed');
    const told = after(tripped, { type: 'setIncident', incidentId: id, noticedBy: 'us' });
    expect(incidents(undo(told))).toHaveLength(1);
    const begun = { [id]: { intended: '', happened: '', gap: '', because: '' } };
    expect(incidents(undo(tripped, at(ben, now, begun)))).toHaveLength(1);
    const contained = after(tripped, { type: 'recordCheck', riskId: 'p', state: 'contained' });
    expect(only(undo(contained))[1].containedOn).toBeNull();
    const looked = after(contained, { type: 'recordCheck', riskId: 'p', state: 'fine' });
    const containing = contained.hidden.checks.p!.at(-1)!.id!;
    const late = after(looked, { type: 'undoCheck', riskId: 'p', checkId: containing });
    expect(only(late)[1].containedOn).toBe('2026-12-01');
  });

  test('HP1e HP3b a false alarm needs a reason, counts as one, asks for no review and arms the tripwire again', () => {
    expect(ask(tripped, { type: 'callFalseAlarm', incidentId: id, reason: ' ' })).toMatchObject({
      code: 'reasonNeeded',
      params: { reason: 'falseAlarm' },
    });
    const state = after(
      tripped,
      { type: 'callFalseAlarm', incidentId: id, reason: 'A load test' },
      at(ana, now + dayMs),
    );
    expect(only(state)[1]).toMatchObject({ falseAlarm: 'A load test', containedOn: null });
    expect(state.board.risks.p).toMatchObject({ state: 'armed', stateOn: '2026-12-02' });
    expect(incidents(after(state, trip))).toHaveLength(2);
  });

  test('HP1f an incident is removed with its note, and its tripwire is armed again', () => {
    const removed = done(tripped, { type: 'removeIncident', incidentId: id });
    expect(removed.state.records.incidents).toEqual({});
    expect(removed.state.board.risks.p?.state).toBe('armed');
    expect(removed.change.effects).toEqual([{ kind: 'wordsErased', document: 'board' }]);
    const begun = at(ana, now, { [id]: { intended: 'x', happened: '', gap: '', because: '' } });
    const noted = done(tripped, { type: 'removeIncident', incidentId: id }, begun);
    expect(noted.change.reviews).toEqual({ [id]: null });
    expect(noted.change.effects).toContainEqual({ kind: 'wordsErased', document: 'plan' });
    const other = done(tripped, { type: 'reportIncident', kind: 'nearMiss', riskId: 'p' });
    const near = after(other.state, { type: 'removeIncident', incidentId: other.incidentId! });
    expect(near.board.risks.p?.state).toBe('tripped');
  });

  test('HP1g a register of before has an incident for what is tripped, without a deadline', () => {
    const earlier = givenState({
      piles: { p: ['a'], q: ['b'] },
      risks: {
        p: { state: 'tripped', stateOn: '2026-11-30', readings: [{ on: '2026-11-30', state: 'tripped', reading: 9 }] },
        q: { state: 'armed' },
      },
      stage: 'register',
    });
    const state = applyChange(earlier, completeIncidents(earlier, contextOf(lea).random.ids));
    expect(only(state)[1]).toMatchObject({
      kind: 'tripped',
      riskId: 'p',
      on: '2026-11-30',
      reading: 9,
      reviewBy: null,
    });
    expect(completeIncidents(state, contextOf(lea).random.ids)).toEqual({});
    expect(completeIncidents(givenState({ piles: {}, stage: 'plan' }), contextOf(lea).random.ids)).toEqual({});
  });
});

describe('what happened', () => {
  test('HP2a it happens on a risk, retired or not, or with a title on no card', () => {
    const onRisk = only(after(register, { type: 'reportIncident', kind: 'happened', riskId: 'q', title: 'x' }))[1];
    expect(onRisk).toMatchObject({ riskId: 'q', title: '', kind: 'happened', on: '2026-12-01' });
    const retired = after(register, { type: 'retireRisk', riskId: 'p', reason: 'Over' });
    const late = after(retired, { type: 'reportIncident', kind: 'happened', riskId: 'p' });
    expect(late.board.risks.p?.state).toBe('retired');
    const noCard = { type: 'reportIncident', kind: 'happened', title: ' The  lift ', what: ' It stood ' } as const;
    expect(only(after(register, noCard))[1]).toMatchObject({ riskId: null, title: 'The lift', what: 'It stood' });
    expect(ask(register, { ...noCard, title: ' ' })).toMatchObject({
      code: 'malformed',
      params: { faults: [{ at: 'title' }] },
    });
    expect(ask(register, { ...noCard, riskId: 'none' })).toMatchObject({ code: 'gone', params: { reason: 'risk' } });
    expect(ask(register, { ...noCard, on: '2026-12-02' })).toMatchObject({ code: 'malformed' });
  });

  test('HP2b it trips an armed tripwire, and an open incident that had only tripped becomes it', () => {
    const state = after(register, { type: 'reportIncident', kind: 'happened', riskId: 'p' });
    expect(state.board.risks.p).toMatchObject({ state: 'tripped', stateOn: '2026-12-01' });
    expect(state.board.risks.q?.state).toBe('none');
    const known = done(tripped, { type: 'reportIncident', kind: 'happened', riskId: 'p', what: 'Nobody got in' });
    expect(known.incidentId).toBe(id);
    expect(only(known.state)[1]).toMatchObject({ kind: 'happened', reading: 7, what: 'Nobody got in' });
    expect(incidents(after(known.state, { type: 'reportIncident', kind: 'happened', riskId: 'p' }))).toHaveLength(2);
  });

  test('HP2c a near miss says what held, changes no tripwire and has no deadline', () => {
    const near = {
      type: 'reportIncident', kind: 'nearMiss', riskId: 'p', what: 'A newsletter', couldHave: 'Nine days of wrong prices',
      held: ['luck', 'people', 'luck'], noticedBy: 'chance',
    } as const; // prettier-ignore
    const { state, incidentId = '' } = done(register, { ...near, held: [...near.held] });
    expect(only(state)[1]).toMatchObject({ held: ['people', 'luck'], reviewBy: null, couldHave: near.couldHave });
    expect(state.board.risks.p?.state).toBe('armed');
    expect(only(after(state, { type: 'recordCheck', riskId: 'p', state: 'fine' }))[1].containedOn).toBeNull();
    expect(ask(state, { type: 'callFalseAlarm', incidentId, reason: 'x' })).toMatchObject({ code: 'gone' });
    expect(done(state, { type: 'beginReview', incidentId }).change.reviews).toHaveProperty([incidentId]);
  });

  test('HP5a a register holds 500 incidents; a check is recorded beyond them', () => {
    const many = Object.fromEntries(Array.from({ length: limits.incidents }, (_, i) => [`i${i}`, { ...only(tripped)[1], riskId: null }])); // prettier-ignore
    const full: State = { ...register, records: { ...register.records, incidents: many } };
    expect(ask(full, { type: 'reportIncident', kind: 'nearMiss', title: 'x' })).toMatchObject({
      code: 'limitReached',
      params: { reason: 'incidents', most: limits.incidents },
    });
    expect(after(full, trip).board.risks.p?.state).toBe('tripped');
  });
});

test('HP5f a first occurrence is one of which nothing tripped or happened before', () => {
  const on = (day: string, changed: Partial<Incident> = {}): Incident => ({ ...only(tripped)[1], on: day, ...changed });
  const first = (earlier: Partial<Incident>, readings: State['board']['risks'][string]['readings'] = []): boolean =>
    isFirstTime({ a: on('2026-11-01', earlier), b: on('2026-12-01') }, 'b', { readings });
  expect(first({})).toBe(false);
  expect(first({ riskId: 'q' })).toBe(true);
  expect(first({ kind: 'nearMiss' })).toBe(true);
  expect(first({ falseAlarm: 'A test' }, [{ on: '2026-11-01', state: 'tripped', reading: 9 }])).toBe(true);
  expect(first({ riskId: 'q' }, [{ on: '2026-11-01', state: 'tripped', reading: 9 }])).toBe(false);
  expect(first({ riskId: 'q' }, [{ on: '2026-12-01', state: 'tripped', reading: 9 }])).toBe(true);
  expect([isBetterTriedSmall(true, 'step'), isBetterTriedSmall(true, 'tripwire')]).toEqual([true, false]);
  expect(isBetterTriedSmall(false, 'step')).toBe(false);
});
