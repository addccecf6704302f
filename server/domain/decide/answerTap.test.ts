import { expect, test } from 'vitest';
import type { Risk } from '../../../shared/board/board.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { ana, ben, lea } from '../../testing/boardFixture.ts';
import { givenRegister, mailContext, morning, texts, withAddresses } from '../../testing/mailFixture.ts';
import type { Context } from '../core/context.ts';
import { applyChange } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { standingOf, tapReply } from '../mail/tapStanding.ts';
import { answerTap } from './answerTap.ts';
import { decide } from './decide.ts';

const day = '2027-01-11';
const start = morning(withAddresses(givenRegister(), [ana, ben, lea], '2027-01-04'), day).state;
const [hash = ''] = Object.keys(start.hidden.taps);
const tapIn = (state: State) => {
  const tap = state.hidden.taps[hash];
  if (!tap) throw new Error('there is no link');
  return tap;
};
const context = (on: IsoDate = day): Context => mailContext(on);
const standing = (state: State, on: IsoDate = day) => standingOf(state, tapIn(state), context(on));
type Asked = Parameters<typeof answerTap>[2];
const answer = (state: State, asked: Asked, on: IsoDate = day) => answerTap(state, hash, asked, context(on));
function answered(state: State, asked: Asked, on: IsoDate = day): State {
  const decision = answer(state, asked, on);
  if (decision.kind !== 'decided') throw new Error(JSON.stringify(decision));
  return applyChange(state, { ...decision.change, effects: [] });
}
const withRisk = (state: State, risk: Partial<Risk>): State => applyChange(state, { risks: { a: risk } });
const newest = (state: State) => state.hidden.history.a?.at(-1);

test('TL53a the mail about a check makes one link for it, which later mails about the same check repeat', () => {
  expect(Object.values(start.hidden.taps)).toMatchObject([{ participantId: ana, riskId: 'a', day, used: null }]);
  const late = morning(start, '2027-01-14').state;
  expect(Object.keys(late.hidden.taps)).toEqual([hash]);
  expect(standing(late, '2027-01-14')).toEqual({ kind: 'open' });
});

test('TL53b still fine is recorded as by the watcher, by a link, and answers once', () => {
  const state = answered(start, { answer: 'fine', reading: '3.8 %' });
  expect(state.board.risks.a?.readings?.at(-1)).toMatchObject({ on: day, state: 'fine', reading: '3.8 %' });
  expect(newest(state)).toMatchObject({ type: 'recordCheck', by: { participantId: ana, name: 'Ana', byLink: true } });
  expect(standing(state)).toMatchObject({ kind: 'used', answer: 'fine', canUndo: true });
  expect(answer(state, { answer: 'tripped' })).toMatchObject({ kind: 'refused', code: 'gone' });
  expect(tapReply(state, tapIn(state), context()).check?.next).toBe('2027-01-18');
});

test('TL53b a reading past the threshold asks as the page does, and later needs days and a reason', () => {
  expect(answer(start, { answer: 'fine', reading: '7 %' })).toMatchObject({ code: 'pastThreshold' });
  expect(standing(start)).toEqual({ kind: 'open' });
  expect(answered(start, { answer: 'fine', reading: '7 %', anyway: true, note: 'a holiday' })).toBeTruthy();
  expect(answer(start, { answer: 'later' })).toMatchObject({ code: 'malformed' });
  expect(answer(start, { answer: 'later', days: 3 })).toMatchObject({ code: 'reasonNeeded' });
  const later = answered(start, { answer: 'later', days: 3, note: 'away' });
  expect(later.board.risks.a?.postponed).toMatchObject({ until: '2027-01-14' });
  expect(answered(start, { answer: 'tripped' }).board.risks.a?.state).toBe('tripped');
});

test('TL53d the answer can be taken back for a day, and given anew', () => {
  const tripped = answered(start, { answer: 'tripped' });
  const back = answered(tripped, { undo: true });
  expect(back.board.risks.a?.state).toBe('armed');
  expect(standing(back)).toEqual({ kind: 'open' });
  expect(standing(tripped, '2027-01-13')).toMatchObject({ canUndo: false });
  expect(answer(tripped, { undo: true }, '2027-01-13')).toMatchObject({ code: 'gone' });
  expect(answer(start, { undo: true })).toMatchObject({ code: 'gone' });
});

test.each([
  ['looked', (state: State) => withRisk(state, { readings: [{ on: day, state: 'fine', reading: null }] }), day],
  ['tripped', (state: State) => withRisk(state, { state: 'tripped' }), day],
  ['moved', (state: State) => withRisk(state, { postponed: { until: '2027-01-14', times: 1, reason: 'x' } }), day],
  ['watcher', (state: State) => withRisk(state, { watcher: 'Ben', watcherId: ben }), day],
  ['retired', (state: State) => withRisk(state, { state: 'retired' }), day],
  ['expired', (state: State) => state, '2027-02-11'],
  [
    'readOnly',
    (state: State) => applyChange(state, { session: { workshop: { ...state.session.workshop, closed: true } } }),
    day,
  ],
  [
    'reopened',
    (state: State) => applyChange(state, { session: { stage: { ...state.session.stage, name: 'commit' } } }),
    day,
  ],
] as const)('TL53e a link whose check is over (%s) says so and records nothing', (why, change, on) => {
  const state = change(start);
  expect(standing(state, on)).toEqual({ kind: 'over', why });
  for (const asked of [{ answer: 'fine' }, { answer: 'notMine' }] as const)
    expect(answer(state, asked, on)).toMatchObject({ kind: 'refused', code: 'gone' });
});

test('TL53e a tripwire that was worded anew is another check', () => {
  const written = { a: { ...texts.a, threshold: '9 %' } };
  const reworded = mailContext(day, written);
  expect(standingOf(start, tapIn(start), reworded)).toEqual({ kind: 'over', why: 'reworded' });
  expect(answerTap(start, hash, { answer: 'fine' }, reworded)).toMatchObject({ code: 'gone' });
});

test('TL53f not mine keeps the watcher, takes the acceptance back, and waits for the facilitator until somebody is named', () => {
  const state = answered(start, { answer: 'notMine' });
  expect(state.board.risks.a).toMatchObject({ watcherId: ana, declinedOn: day });
  expect(state.board.risks.a?.accepted.watcher).toBeUndefined();
  expect(newest(state)).toMatchObject({ type: 'notMine', by: { participantId: ana, byLink: true } });
  const next = morning(state, '2027-01-12').told;
  expect(next.map(({ to }) => to)).toEqual(['lea@example.org']);
  expect(next[0]?.mail.text).toContain('Ana');
  const named = decide(state, { type: 'setRisk', riskId: 'a', watcherId: ben }, context('2027-01-12'));
  expect(named.kind === 'decided' && applyChange(state, named.change).board.risks.a?.declinedOn).toBeNull();
  expect(answered(state, { undo: true }).board.risks.a?.declinedOn).toBeNull();
});
