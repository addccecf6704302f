import { describe, expect, test } from 'vitest';
import { dayMs, hourMs } from '../../../shared/time.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Decision } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { after, ana, ben, contextOf, decide, givenState } from '../../testing/boardFixture.ts';

const now = Date.UTC(2026, 11, 1, 9);
const texts = { p: { signal: 'Errors', threshold: '5 % of calls' } };
const at = (time: number) => ({ ...contextOf(ana, texts), now: time });
const watched = { state: 'armed', cadence: 'weekly', checkBy: '2027-05-21' } as const;
const register = givenState({ piles: { p: ['a'] }, risks: { p: watched }, stage: 'register' });

type Check = Omit<CommandOf<'recordCheck'>, 'type' | 'riskId'>;
const check = (state: State, given: Check, time = now): State =>
  after(state, ana, { type: 'recordCheck', riskId: 'p', ...given }, at(time));
const refusal = (state: State, given: Check): Decision =>
  decide(state, ana, { type: 'recordCheck', riskId: 'p', ...given }, at(now));
const undo = (state: State, checkId: string | undefined, time = now): Decision =>
  decide(state, ben, { type: 'undoCheck', riskId: 'p', checkId: checkId ?? '' }, at(time));
const undone = (state: State, checkId: string | undefined, time = now): State =>
  after(state, ben, { type: 'undoCheck', riskId: 'p', checkId: checkId ?? '' }, at(time));
const risk = (state: State) => state.board.risks.p;
const lastId = (state: State): string | undefined => risk(state)?.readings?.at(-1)?.id;

describe('checks', () => {
  test('RW4a a check has a day, an id, and a reading and a note if given', () => {
    const state = check(register, { state: 'fine', reading: ' 3 % ', note: ' quiet week ' });
    expect(risk(state)?.readings).toEqual([
      { id: expect.any(String) as string, on: '2026-12-01', state: 'fine', reading: '3 %', note: 'quiet week' },
    ]);
    expect(risk(state)).toMatchObject({ state: 'armed' });
  });

  test('RW4a the day of a check is that of the workshop', () => {
    const { workshop } = register.session;
    const inAuckland: State = {
      ...register,
      session: { ...register.session, workshop: { ...workshop, timeZone: 'Pacific/Auckland' } },
    };
    expect(risk(check(inAuckland, { state: 'fine' }, Date.UTC(2026, 11, 1, 22)))?.readings?.[0]?.on).toBe('2026-12-02');
  });

  test('RW3c a tripped tripwire becomes contained, then armed again, each with its day', () => {
    let state = check(register, { state: 'tripped', reading: 7 });
    expect(risk(state)).toMatchObject({ state: 'tripped', stateOn: '2026-12-01' });
    state = check(state, { state: 'contained' }, now + 2 * dayMs);
    expect(risk(state)).toMatchObject({ state: 'contained', stateOn: '2026-12-03' });
    state = check(state, { state: 'fine' }, now + 3 * dayMs);
    expect(risk(state)).toMatchObject({ state: 'armed', stateOn: '2026-12-04' });
    state = check(state, { state: 'fine' }, now + 4 * dayMs);
    expect(risk(state)).toMatchObject({ state: 'armed', stateOn: '2026-12-04' });
  });

  test('RW4d a reading past the threshold is not fine without a note, whatever its format', () => {
    for (const reading of [7, '7', '7,5 %', '٧٫٥', '60 ‰'])
      for (const state of ['fine', 'contained'] as const)
        expect(refusal(register, { state, reading })).toMatchObject({
          code: 'pastThreshold',
          params: { threshold: 5 },
        });
    expect(refusal(register, { state: 'fine', reading: 7, anyway: true })).toMatchObject({ code: 'pastThreshold' });
    expect(refusal(register, { state: 'fine', reading: 7, note: 'a test' })).toMatchObject({ code: 'pastThreshold' });
    expect(refusal(register, { state: 'fine', reading: 7, anyway: true, note: ' ' })).toMatchObject({
      code: 'pastThreshold',
    });
    const state = check(register, { state: 'fine', reading: 7, anyway: true, note: 'A load test' });
    expect(risk(state)).toMatchObject({ state: 'armed', readings: [{ reading: 7, note: 'A load test' }] });
    expect(risk(check(register, { state: 'tripped', reading: 7 }))?.state).toBe('tripped');
    expect(risk(check(register, { state: 'fine', reading: 'many' }))?.readings).toMatchObject([{ reading: 'many' }]);
    expect(risk(check(register, { state: 'fine', reading: 5 }))?.state).toBe('armed');
  });

  test('RW4d the refusal holds the two numbers and no word', () => {
    const refused = refusal(register, { state: 'fine', reading: '7 Anas' });
    expect(JSON.stringify(refused)).not.toMatch(/Ana|calls/);
    expect(refused).toMatchObject({ params: { reading: 7, threshold: 5 } });
  });

  test('RW4e a check is put off for 1, 3 or 7 days with a reason; the row says how often in a row', () => {
    expect(refusal(register, { state: 'later', note: 'holiday' })).toMatchObject({ code: 'malformed' });
    expect(refusal(register, { state: 'later', days: 3, note: ' ' })).toMatchObject({ code: 'reasonNeeded' });
    let state = check(register, { state: 'later', days: 3, note: 'holiday' });
    expect(risk(state)).toMatchObject({
      state: 'armed',
      postponed: { until: '2026-12-04', times: 1, reason: 'holiday' },
      readings: [{ state: 'later', on: '2026-12-01', note: 'holiday' }],
    });
    for (const days of [1, 7] as const) state = check(state, { state: 'later', days, note: 'again' });
    expect(risk(state)?.postponed).toEqual({ until: '2026-12-08', times: 3, reason: 'again' });
    expect(risk(check(state, { state: 'fine' }))?.postponed).toBeNull();
  });

  test('RW4e nothing can be put off when no check is to come', () => {
    const tripped = check(register, { state: 'tripped' });
    expect(refusal(tripped, { state: 'later', days: 1, note: 'busy' })).toMatchObject({ code: 'gone' });
    const over = check(register, { state: 'fine' }, Date.UTC(2027, 4, 21, 12));
    expect(refusal(over, { state: 'later', days: 1, note: 'busy' })).toMatchObject({ code: 'gone' });
  });

  test('RW4f a check is taken back within a day and what held before it holds again', () => {
    const tripped = check(register, { state: 'tripped', reading: 7 });
    const back = undone(tripped, lastId(tripped), now + 23 * hourMs);
    expect(risk(back)).toMatchObject({ state: 'armed', stateOn: null, readings: [{ reading: 7, undone: true }] });
    expect(undo(back, lastId(tripped))).toEqual({ kind: 'decided', change: {} });
    expect(undo(tripped, lastId(tripped), now + dayMs + 1)).toMatchObject({
      code: 'gone',
      params: { reason: 'check' },
    });
    expect(undo(tripped, 'unknown')).toMatchObject({ code: 'gone' });
    const put = check(register, { state: 'later', days: 3, note: 'holiday' });
    expect(risk(undone(put, lastId(put)))?.postponed).toBeNull();
  });

  test('RW4f taking back checks in any order leaves what the others found', () => {
    const tripped = check(register, { state: 'tripped' });
    const contained = check(tripped, { state: 'contained' });
    const put = check(contained, { state: 'later', days: 3, note: 'holiday' });
    const [first, second, third] = [lastId(tripped), lastId(contained), lastId(put)];
    expect(risk(undone(put, first))?.state).toBe('contained');
    expect(risk(undone(undone(put, first), second))).toMatchObject({ state: 'armed', postponed: { times: 1 } });
    expect(risk(undone(put, second))).toMatchObject({ state: 'tripped', postponed: { times: 1 } });
    expect(risk(undone(undone(put, second), first))?.state).toBe('armed');
    const orders = [
      [first, second, third],
      [third, second, first],
      [second, third, first],
      [second, first, third],
    ];
    for (const order of orders) {
      const state = order.reduce((so, id) => undone(so, id), put);
      expect(risk(state)).toMatchObject({ state: 'armed', stateOn: null, postponed: null });
    }
  });

  test('RW4g a retired risk takes no check, and taking one back does not revive it', () => {
    const tripped = check(register, { state: 'tripped' });
    const retired = after(tripped, ben, { type: 'retireRisk', riskId: 'p', reason: 'Shipped' }, at(now));
    expect(refusal(retired, { state: 'fine' })).toMatchObject({ code: 'gone', params: { reason: 'retired' } });
    expect(risk(undone(retired, lastId(tripped)))).toMatchObject({ state: 'retired', stateNote: 'Shipped' });
  });

  test('RW4h the server keeps the last 2,000 checks of a tripwire', () => {
    const earlier = Array.from({ length: 2_000 }, (_, i) => ({ at: i, state: 'fine' as const, reading: i }));
    const state = check({ ...register, hidden: { ...register.hidden, checks: { p: earlier } } }, { state: 'fine' });
    expect(state.hidden.checks.p?.map(({ at: time }) => time)).toEqual([
      ...earlier.slice(1).map(({ at: time }) => time),
      now,
    ]);
  });
});
