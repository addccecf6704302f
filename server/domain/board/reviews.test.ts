import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../shared/board/board.ts';
import { createIncident, followUpsAfter } from '../../../shared/board/incidents.ts';
import type { Incident, LessonChange } from '../../../shared/board/records.ts';
import { noRecords } from '../../../shared/board/records.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { ReviewTexts } from '../../../shared/plan/reviews.ts';
import { dayMs } from '../../../shared/time.ts';
import type { BoardCommand } from '../../testing/boardFixture.ts';
import { ana, ben, contextOf, decide, givenState, lea } from '../../testing/boardFixture.ts';
import { applyChange } from '../core/change.ts';
import type { State } from '../core/state.ts';

const now = Date.UTC(2026, 11, 1, 9);
const plan = { p: { prevention: 'Two keys', signal: 'Failed logins an hour.', threshold: '5' } };
const readings: Reading[] = [6.1, 5.4, 4.8, 3.6].map((reading, i) => ({ on: `2026-11-2${i}`, state: 'fine', reading }));
const empty: ReviewTexts = { intended: '', happened: '', gap: '', because: '' };
const written: ReviewTexts = { ...empty, happened: '3.6 did', because: 'It was copied' };
const change: LessonChange = {
  id: 'c', line: 'If it trips, then we stop', carrier: 'Ben', carrierId: ben, accepted: true, alters: 'limit', altered: '',
  by: '2026-12-10', smallFirst: false, followUps: followUpsAfter('2026-12-10'),
}; // prettier-ignore

function given(changed: Partial<Incident> = {}): State {
  const incident = createIncident({ kind: 'tripped', riskId: 'p', on: '2026-12-01', reading: 3.6, reviewBy: now });
  return {
    ...givenState({ piles: { p: ['a'] }, risks: { p: { number: 1, state: 'tripped', readings } }, stage: 'register' }),
    records: { ...noRecords, incidents: { i: { ...incident, ...changed } } },
  };
}

type Written = ReviewTexts | null;
const ask = (state: State, command: BoardCommand, actor: string = ana, texts: Written = null, time = now) =>
  decide(state, actor, command, { ...contextOf(actor, plan), now: time, reviewTexts: () => texts });
function done(state: State, command: BoardCommand, actor: string = ana, texts: Written = null, time = now) {
  const decision = ask(state, command, actor, texts, time);
  if (decision.kind !== 'decided') throw new Error(`${command.type} was ${JSON.stringify(decision)}`);
  return { ...decision, incident: applyChange(state, decision.change).records.incidents.i! };
}
const incidentId = 'i';

describe('the note', () => {
  test('HP4a it is begun once, filled from the plan and the last four readings', () => {
    const { change: begun } = done(given(), { type: 'beginReview', incidentId });
    expect(begun.reviews).toEqual({
      i: { ...empty, intended: 'Two keys.', happened: 'Failed logins an hour: 3.6, after 6.1, 5.4, and 4.8.' },
    });
    expect(done(given(), { type: 'beginReview', incidentId }, ana, empty).change).toEqual({});
    const told = done(given({ kind: 'happened', what: 'Nobody got in.', reading: null }), { type: 'beginReview', incidentId }); // prettier-ignore
    expect(told.change.reviews?.i?.happened).toMatch(/^Nobody got in\. Failed logins an hour: 3\.6/);
    const noCard = done(given({ riskId: null, what: 'The lift stood' }), { type: 'beginReview', incidentId });
    expect(noCard.change.reviews).toEqual({ i: { ...empty, happened: 'The lift stood' } });
  });

  test('HP4c it is kept with what happened, a kind with its reason, and one change', () => {
    const keep = (changed: Partial<Incident>, texts: Written) =>
      ask(given(changed), { type: 'keepReview', incidentId }, ana, texts);
    const cause = 'avoidable' as const;
    const lines = (missing: number[]) => ({ code: 'noteIncomplete', params: { reason: 'lines', lines: missing } });
    expect(keep({}, null)).toMatchObject(lines([2, 4, 5]));
    expect(keep({ cause }, { ...written, because: ' ' })).toMatchObject(lines([4, 5]));
    expect(keep({ changes: [change] }, written)).toMatchObject(lines([4]));
    expect(keep({ cause, changes: [change] }, { ...written, happened: '\n' })).toMatchObject(lines([2]));
    const kept = done(given({ cause, changes: [change], reviewNotNeeded: 'Known' }), { type: 'keepReview', incidentId }, ana, written); // prettier-ignore
    expect(kept.incident).toMatchObject({ reviewedOn: '2026-12-01', reviewNotNeeded: null });
    expect(done(given({ reviewedOn: '2026-12-01' }), { type: 'keepReview', incidentId }, ana, empty).change).toEqual(
      {},
    );
  });

  test('HP3b none is needed for a reason', () => {
    expect(ask(given(), { type: 'skipReview', incidentId, reason: '' })).toMatchObject({
      code: 'reasonNeeded',
      params: { reason: 'noReview' },
    });
    const { incident } = done(given(), { type: 'skipReview', incidentId, reason: ' Known ' });
    expect(incident.reviewNotNeeded).toBe('Known');
  });
});

describe('a change', () => {
  const add = {
    type: 'addLessonChange', incidentId, line: 'If it trips,\nthen we stop', alters: 'limit', altered: 'The billing rule',
    carrier: 'Ravi', by: '2026-12-10',
  } as const; // prettier-ignore

  test('HP5a it has a line, one carrier, what it alters and a day; there are five at most', () => {
    const { incident, changeId } = done(given(), add);
    expect(incident.changes).toEqual([
      {
        ...change,
        id: changeId,
        carrier: 'Ravi',
        carrierId: null,
        accepted: false,
        altered: 'The billing rule',
        followUps: followUpsAfter('2026-12-10'),
      },
    ]);
    const full = given({ changes: Array.from({ length: limits.lessonChanges }, () => change) });
    expect(ask(full, add)).toMatchObject({ code: 'limitReached', params: { reason: 'lessonChanges', most: 5 } });
    expect(ask(given(), { ...add, incidentId: 'x' })).toMatchObject({ code: 'gone' });
  });

  test('HP5b its carrier accepts, or the acting facilitator records it', () => {
    const carried = done(given(), { ...add, carrier: 'x', carrierId: ben }).incident.changes[0]!;
    expect(carried).toMatchObject({ carrier: 'Ben', carrierId: ben, accepted: false });
    expect(ask(given(), { ...add, carrierId: 'nobody' })).toMatchObject({ code: 'gone', params: { reason: 'person' } });
    const accept = { type: 'acceptLessonChange', incidentId, changeId: 'c', accepted: true } as const;
    const proposed = given({ changes: [{ ...change, accepted: false }] });
    expect(ask(proposed, accept)).toMatchObject({ code: 'notAllowed', params: { reason: 'notCarrier' } });
    expect(JSON.stringify(ask(proposed, accept))).not.toContain('Ben');
    for (const actor of [ben, lea]) expect(done(proposed, accept, actor).incident.changes[0]?.accepted).toBe(true);
    const byName = given({ changes: [{ ...change, carrierId: null, accepted: false }] });
    expect(ask(byName, accept, ben)).toMatchObject({ code: 'notAllowed' });
    expect(done(byName, accept, lea).incident.changes[0]?.accepted).toBe(true);
    const back = done(given({ changes: [change] }), { ...accept, accepted: false }, ben);
    expect(back.incident.changes[0]?.accepted).toBe(false);
  });

  test('HP5c one that is altered is accepted anew, and another day asks from it', () => {
    const set = (fields: object, state = given({ changes: [change] })) =>
      done(state, { type: 'setLessonChange', incidentId, changeId: 'c', ...fields }).incident.changes[0]!;
    expect(set({ line: 'If not' })).toMatchObject({ line: 'If not', accepted: false, followUps: change.followUps });
    expect(set({ by: '2027-01-01' }).followUps).toEqual(followUpsAfter('2027-01-01'));
    expect(set({ carrier: 'Ravi' })).toMatchObject({ carrier: 'Ravi', carrierId: null, accepted: false });
    expect(set({ line: change.line }).accepted).toBe(true);
    const landed = { ...change.followUps.landed, answer: 'yes' as const, on: '2026-12-17' };
    const answered = given({ changes: [{ ...change, followUps: { ...change.followUps, landed } }] });
    expect(set({ by: '2027-01-01' }, answered).followUps).toEqual({ ...followUpsAfter('2027-01-01'), landed });
  });

  test('HP5d whether it landed is asked after 7 days and whether it holds after 30', () => {
    expect(change.followUps).toMatchObject({ landed: { due: '2026-12-17' }, holds: { due: '2027-01-09' } });
    const ask7 = { type: 'followUp', incidentId, changeId: 'c', step: 'landed' } as const;
    const day = now + 16 * dayMs;
    const state = (followUps = change.followUps) => given({ changes: [{ ...change, followUps }] });
    const answer = (command: BoardCommand, from = state()) =>
      done(from, command, ana, null, day).incident.changes[0]!.followUps;
    expect(ask(state(), { ...ask7, step: 'holds', answer: 'yes' })).toMatchObject({ params: { reason: 'followUp' } });
    const landed = answer({ ...ask7, answer: 'yes' });
    expect(landed.landed).toEqual({ due: '2026-12-17', answer: 'yes', on: '2026-12-17', note: '' });
    const holds = answer({ ...ask7, step: 'holds', answer: 'yes', note: 'Twice' }, state(landed));
    expect(holds.holds).toMatchObject({ answer: 'yes', note: 'Twice' });
    const later = answer({ ...ask7, answer: 'notYet', note: 'Holidays', on: '2027-01-04' });
    expect(later).toEqual({
      landed: { due: '2027-01-04', answer: null, on: null, note: 'Holidays' },
      holds: { ...change.followUps.holds, due: '2027-01-27' },
    });
    expect(answer({ ...ask7, answer: 'notYet' }).landed.due).toBe('2026-12-24');
    expect(ask(state(), { ...ask7, answer: 'notYet', on: '2026-12-01' })).toMatchObject({ code: 'malformed' });
    expect(ask(state(), { ...ask7, answer: 'dropped' })).toMatchObject({ params: { reason: 'lessonDropped' } });
    const dropped = answer({ ...ask7, answer: 'dropped', note: 'Another way' });
    expect(ask(state(dropped), { ...ask7, step: 'holds', answer: 'yes' })).toMatchObject({ code: 'gone' });
    expect(answer({ ...ask7, answer: 'yes' }, state(dropped)).landed.answer).toBe('yes');
  });

  test('HP5e the only change of a kept note stays', () => {
    const remove = { type: 'removeLessonChange', incidentId, changeId: 'c' } as const;
    expect(done(given({ changes: [change] }), remove).incident.changes).toEqual([]);
    const kept = { reviewedOn: '2026-12-01', changes: [change] };
    expect(ask(given(kept), remove)).toMatchObject({ code: 'noteIncomplete', params: { lines: [5] } });
    const two = done(given({ ...kept, changes: [change, { ...change, id: 'd' }] }), remove);
    expect(two.incident.changes.map(({ id }) => id)).toEqual(['d']);
    expect(ask(given(kept), { ...remove, changeId: 'x' })).toMatchObject({ params: { reason: 'lesson' } });
  });
});
