import { describe, expect, test } from 'vitest';
import type { Command } from '../../../shared/commands/commands.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import type { Meeting } from '../../../shared/session/session.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../shared/time.ts';
import { ana, ben, contextOf, givenState, lea } from '../../testing/boardFixture.ts';
import { textsEdited } from '../board/textsEdited.ts';
import { applyChange } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import type { Conduct, State } from '../core/state.ts';
import { noVisitors } from '../core/visitors.ts';
import { decide } from '../decide/decide.ts';
import { registerAsOf } from './asOf.ts';
import { entriesOf, mostEntries, mostEntriesOfRisk, withEntries } from './entries.ts';
import { restedTexts, restsAt } from './typing.ts';

const now = Date.UTC(2026, 11, 1, 9);
const meeting: Meeting = { heldOn: '2026-11-21', endedOn: '2026-11-21', people: 3, minutes: 45 };
const conduct: Conduct = {
  done: [], agreed: [], asked: null, askedRound: null, closing: null, leadLostAt: null, lastRound: { notebook: 1, ballot: 3 },
  notebookFor: null, ballotFor: null, carried: [], neverConnected: [], earlierRoster: null, heldBallot: null,
  commitCounted: true, confidenceBefore: null, singletons: {},
}; // prettier-ignore
const given = (stage: 'plan' | 'register' = 'register'): State =>
  givenState({
    piles: { p: ['a'], q: ['b'] },
    risks: { p: { number: 1, likelihood: 3, impact: 3, state: 'armed', checkBy: '2027-05-21', cadence: 'weekly' }, q: { number: 2 } },
    stage,
    session: { meeting: stage === 'register' ? meeting : null, topRisks: ['p'] },
    hidden: { register: { lastNumber: 2 }, visitors: noVisitors, conduct },
  }); // prettier-ignore
const register = given();

type Texts = { readonly [riskId: string]: Partial<PlanTexts> };
const ask = (state: State, actor: string, command: Command, time = now, texts: Texts = {}): Decision =>
  decide(state, command, { ...contextOf(actor, texts), now: time });
function run(state: State, actor: string, command: Command, time = now, texts: Texts = {}): State {
  const decision = ask(state, actor, command, time, texts);
  if (decision.kind !== 'decided') throw new Error(`${command.type} was ${JSON.stringify(decision)}`);
  // As it is stored: a value that is missing is null.
  return applyChange(state, JSON.parse(JSON.stringify(decision.change)) as typeof decision.change);
}
const all = (state: State): HistoryEntry[] => entriesOf(state.hidden.history);
const type = (
  state: State,
  actor: string,
  before: string,
  after: string,
  time: number,
  field = 'prevention' as const,
) =>
  applyChange(state, textsEdited(state, [{ riskId: 'p', field, before, after }], { ...contextOf(actor), now: time }));
const settle = (state: State, text: string, time: number): State =>
  applyChange(state, restedTexts(state, { ...contextOf(lea, { p: { prevention: text } }), now: time }));

describe('history', () => {
  test('RW7a every change after the meeting is an entry with time, person, before and after', () => {
    const texts = { p: { signal: 'Errors', threshold: '5' } };
    const state = run(register, ana, { type: 'setRisk', riskId: 'p', impact: 4, watcher: 'Vera' }, now, texts);
    expect(all(state)).toEqual([
      {
        id: 1,
        at: now,
        by: { kind: 'person', participantId: ana, name: 'Ana', byLink: false },
        type: 'setRisk',
        riskId: 'p',
        changes: {
          impact: [3, 4],
          watcher: [null, 'Vera'],
          positions: [null, [{ until: '2026-12-01', likelihood: 3, impact: 3 }]],
        },
      },
    ]);
    expect(state.session.history).toEqual({ last: 1 });
    expect(all(run(state, ana, { type: 'setRisk', riskId: 'p', impact: 4 }, now, texts))).toHaveLength(1);
  });

  test('RW7a one command is one entry for each risk that it changes, and one for the register', () => {
    let state = run(register, lea, { type: 'setTopRisks', riskIds: ['q'] });
    expect(all(state)).toMatchObject([
      { id: 2, riskId: 'q', planned: [false, true] },
      { id: 1, riskId: 'p', planned: [true, false] },
    ]);
    state = run(state, lea, { type: 'setSettings', title: 'Atlas 2', failedBy: '2027-06-01' });
    expect(all(state)[0]).toMatchObject({
      riskId: null,
      type: 'setSettings',
      about: { title: 'Atlas 2', titleBefore: 'Atlas', failedBy: '2027-06-01', failedByBefore: '2027-05-21' },
    });
    state = run(state, ana, { type: 'recordCheck', riskId: 'p', state: 'fine' });
    expect(all(state)[0]).toMatchObject({ type: 'recordCheck', checkId: state.hidden.checks.p?.[0]?.id });
    state = run(state, ana, { type: 'addRisk', title: 'New', planned: true });
    expect(all(state)[0]).toMatchObject({
      type: 'addRisk',
      changes: { title: [null, 'New'], number: [null, 3], addedOn: [null, '2026-12-01'] },
      planned: [false, true],
    });
  });

  test('RW7a there is no history before the end of the meeting and none while it is open again', () => {
    const inMeeting = run(given('plan'), ana, { type: 'setRisk', riskId: 'p', impact: 4 });
    expect(all(inMeeting)).toEqual([]);
    const recorded = run(register, ana, { type: 'setRisk', riskId: 'p', impact: 4 });
    const { session } = recorded;
    const reopened: State = { ...recorded, session: { ...session, stage: { ...session.stage, name: 'plan' } } };
    const changed = run(reopened, ana, { type: 'setRisk', riskId: 'p', impact: 5 });
    expect(all(changed)).toHaveLength(1);
    expect(type(changed, ana, '', 'Two keys', now).hidden.typing).toEqual({});
  });

  test('RW7b a visitor is named by the link they came by', () => {
    const visitors = {
      ...noVisitors,
      links: { l: { may: 'edit' as const, secretHash: 's', until: null, madeOn: '2026-11-22' } },
      visits: { t: { linkId: 'l', participantId: 'vic', name: 'Vic', usedOn: '2026-12-01' } },
    };
    const state: State = { ...register, hidden: { ...register.hidden, visitors } };
    const changed = run(state, 'vic', { type: 'setPrevention', riskId: 'p', state: 'done' });
    expect(all(changed)[0]?.by).toEqual({ kind: 'person', participantId: 'vic', name: 'Vic', byLink: true });
    expect(ask(state, 'vic', { type: 'acceptOwnership', riskId: 'p', part: 'watcher' })).toMatchObject({
      code: 'notAllowed',
    });
  });

  test('RW7c what one person writes in one text is one entry after ten minutes of rest', () => {
    let state = type(register, ana, '', 'T', now);
    state = type(state, ana, 'T', 'Tw', now + secondMs);
    state = type(state, ana, 'Tw', 'Two keys', now + minuteMs);
    expect(restsAt(state)).toBe(now + 11 * minuteMs + 5 * secondMs);
    state = settle(state, 'Two keys', now + 11 * minuteMs);
    expect(all(state)).toEqual([]);
    state = settle(state, 'Two keys', now + 11 * minuteMs + 5 * secondMs);
    expect(all(state)).toMatchObject([
      { at: now + minuteMs, by: { name: 'Ana' }, type: 'text', riskId: 'p', texts: { prevention: ['', 'Two keys'] } },
    ]);
    expect([state.hidden.typing, restsAt(state)]).toEqual([{}, null]);
  });

  test('RW7c a text that somebody else goes on writing is an entry at once; one that is as before is none', () => {
    let state = type(register, ana, '', 'Two keys', now);
    state = type(state, ben, 'Two keys', 'Three keys', now + minuteMs);
    expect(all(state)).toMatchObject([{ by: { name: 'Ana' }, texts: { prevention: ['', 'Two keys'] } }]);
    state = settle(state, 'Three keys', now + hourMs);
    expect(all(state)[0]).toMatchObject({ by: { name: 'Ben' }, texts: { prevention: ['Two keys', 'Three keys'] } });
    const undone = type(type(register, ana, '', 'x', now), ana, 'x', '', now + minuteMs);
    expect(all(settle(undone, '', now + hourMs))).toEqual([]);
  });

  test('RW7c opening the meeting again enters what is being written before', () => {
    const typed = type(register, ana, '', 'Two keys', now);
    const state = run(typed, lea, { type: 'goBack' }, now, { p: { prevention: 'Two keys' } });
    expect(all(state).map(({ type: what }) => what)).toEqual(['goBack', 'text']);
    expect(state.hidden.typing).toEqual({});
  });

  test('RW7d one’s own last change of a risk is undone, as an entry of its own', () => {
    const changed = run(register, ana, { type: 'setRisk', riskId: 'p', impact: 4, checkBy: null });
    const undo = { type: 'undoChange', entryId: 1 } as const;
    expect(ask(changed, ben, undo)).toMatchObject({ code: 'gone', params: { reason: 'change' } });
    const undone = run(changed, ana, undo);
    expect(undone.board.risks.p).toMatchObject({ impact: 3, checkBy: '2027-05-21', positions: [] });
    expect(all(undone)[0]).toMatchObject({ id: 2, type: 'undoChange', undoes: 1, changes: { impact: [4, 3] } });
    expect(ask(undone, ana, undo)).toMatchObject({ code: 'gone' });
    expect(ask(changed, ana, { type: 'undoChange', entryId: 9 })).toMatchObject({ code: 'gone' });
  });

  test('RW7d what was changed since is not undone, what others changed beside it does not matter', () => {
    const changed = run(register, ana, { type: 'setRisk', riskId: 'p', impact: 4 });
    const undo = { type: 'undoChange', entryId: 1 } as const;
    const touched = run(changed, ben, { type: 'setRisk', riskId: 'p', impact: 5 });
    expect(ask(touched, ana, undo)).toMatchObject({ code: 'changedSince' });
    const beside = run(changed, ben, { type: 'setRisk', riskId: 'p', watcher: 'Vera' });
    expect(run(beside, ana, undo).board.risks.p).toMatchObject({ impact: 3, watcher: 'Vera' });
    const again = run(changed, ana, { type: 'setRisk', riskId: 'p', watcher: 'Vera' });
    expect(ask(again, ana, undo)).toMatchObject({ code: 'changedSince' });
  });

  test('RW7d texts, places on the plan, checks and new risks are undone too', () => {
    const typed = settle(type(register, ana, 'One key', 'Two keys', now), 'Two keys', now + hourMs);
    const undo = { type: 'undoChange', entryId: 1 } as const;
    const back = ask(typed, ana, undo, now, { p: { prevention: 'Two keys' } });
    expect(back).toMatchObject({ kind: 'decided', change: { texts: { p: { prevention: 'One key' } } } });
    expect(ask(typed, ana, undo, now, { p: { prevention: 'Three' } })).toMatchObject({ code: 'changedSince' });
    const planned = run(register, ana, { type: 'planRisk', riskId: 'q' });
    expect(run(planned, ana, undo).session.topRisks).toEqual(['p']);
    const checked = run(register, ana, { type: 'recordCheck', riskId: 'p', state: 'tripped' });
    expect(run(checked, ana, undo).board.risks.p).toMatchObject({ state: 'armed', readings: [{ undone: true }] });
    expect(ask(checked, ana, undo, now + 2 * dayMs)).toMatchObject({ code: 'gone' });
    const added = run(register, ana, { type: 'addRisk', title: 'New', planned: true });
    const removed = run(added, ana, undo);
    expect(Object.keys(removed.board.risks)).toEqual(['p', 'q']);
    expect(removed.session.topRisks).toEqual(['p']);
    expect(removed.hidden.register.lastNumber).toBe(3);
    const used = run(added, ben, { type: 'setRisk', riskId: Object.keys(added.board.risks)[2] ?? '', impact: 3 });
    expect(ask(used, ana, undo)).toMatchObject({ code: 'changedSince' });
  });

  test('RW7e the register is shown as it stood at the end of a day', () => {
    let state = run(register, ana, { type: 'setRisk', riskId: 'p', impact: 4 });
    state = run(state, ana, { type: 'recordCheck', riskId: 'p', state: 'tripped', reading: 7 });
    state = run(state, ana, { type: 'addRisk', title: 'New', planned: true }, now + dayMs);
    state = run(state, ana, { type: 'recordCheck', riskId: 'p', state: 'contained' }, now + 2 * dayMs);
    state = run(state, ben, { type: 'parkRisk', riskId: 'p' }, now + 2 * dayMs);
    state = type(state, ana, 'One key', 'Two keys', now + 3 * dayMs);
    state = settle(state, 'Two keys', now + 4 * dayMs);
    state = type(state, ana, 'Two keys', 'Three keys', now + 5 * dayMs);
    const at = (day: string) =>
      registerAsOf(
        state,
        () => contextOf(ana, { p: { prevention: 'Three keys' } }).planTexts('p'),
        () => null,
        day,
      );
    const meetingDay = at('2026-11-21');
    expect(Object.keys(meetingDay.board.risks)).toEqual(['p', 'q']);
    expect(meetingDay.board.risks.p).toMatchObject({ impact: 3, state: 'armed', readings: [] });
    expect(at('2026-12-01').board.risks.p).toMatchObject({ impact: 4, state: 'tripped', readings: [{ reading: 7 }] });
    expect(Object.keys(at('2026-12-02').board.risks)).toHaveLength(3);
    expect(at('2026-12-02').topRisks).toHaveLength(2);
    expect(at('2026-12-03').board.risks.p).toMatchObject({ state: 'contained', readings: [{}, {}] });
    expect(at('2026-12-03').topRisks).toHaveLength(1);
    const texts = ['2026-12-03', '2026-12-04', '2026-12-06'].map((day) => at(day).texts.p?.prevention);
    expect(texts).toEqual(['One key', 'Two keys', 'Three keys']);
    expect(at('2030-01-01').board).toEqual(state.board);
  });

  test('RW7e a check that was taken back the next day still counts on its own', () => {
    let state = run(register, ana, { type: 'recordCheck', riskId: 'p', state: 'tripped' }, now + 12 * hourMs);
    const checkId = state.hidden.checks.p?.[0]?.id ?? '';
    state = run(state, ana, { type: 'undoCheck', riskId: 'p', checkId }, now + 20 * hourMs);
    const at = (day: string) => registerAsOf(state, contextOf(ana).planTexts, () => null, day).board.risks.p;
    expect(at('2026-12-01')).toMatchObject({ state: 'tripped' });
    expect(at('2026-12-01')?.readings?.[0]).not.toHaveProperty('undone');
    expect(at('2026-12-02')).toMatchObject({ state: 'armed', readings: [{ undone: true }] });
  });

  test('RW7g the words of a withdrawn card leave the history', () => {
    let state = run(register, ana, { type: 'renameRisk', riskId: 'p', title: 'a' });
    state = run(state, ana, { type: 'renameRisk', riskId: 'p', title: 'Other words' });
    expect(JSON.stringify(state.hidden.history)).toContain('"a"');
    state = run(state, lea, { type: 'withdrawCard', cardId: 'a' });
    expect(JSON.stringify(state.hidden.history)).not.toContain('"a"');
    expect(all(state).map(({ type: what }) => what)).toContain('renameRisk');
    const single = givenState({
      piles: { s: ['Only here'] },
      risks: { s: { title: 'Only here' } },
      stage: 'register',
      session: { meeting },
      hidden: { visitors: noVisitors },
    });
    const parked = run(single, lea, { type: 'planRisk', riskId: 's' });
    expect(all(parked)).toHaveLength(1);
    const gone = run(parked, lea, { type: 'withdrawCard', cardId: 'Only here' });
    expect(gone.board.risks).toEqual({});
    expect(JSON.stringify(gone.hidden.history)).not.toContain('Only here');
    expect(gone.hidden.history).not.toHaveProperty('s');
  });

  test('RW7h a risk keeps 1,000 entries and a register 20,000, of which the oldest go', () => {
    const entry = (riskId: string) => ({ at: now, by: { kind: 'program' as const }, type: 'setRisk', riskId });
    const many = (count: number, risks: number) => Array.from({ length: count }, (_, i) => entry(`r${i % risks}`));
    const one = applyChange(register, withEntries(register, many(mostEntriesOfRisk + 5, 1)));
    expect(one.hidden.history.r0?.map(({ id }) => id)).toEqual(
      Array.from({ length: mostEntriesOfRisk }, (_, i) => i + 6),
    );
    const full = applyChange(register, withEntries(register, many(mostEntries, 40)));
    const over = applyChange(full, withEntries(full, many(3, 40)));
    expect(all(over)).toHaveLength(mostEntries);
    expect(all(over).at(-1)?.id).toBe(4);
    expect(over.session.history.last).toBe(mostEntries + 3);
  });

  test('RW7i before the oldest entries go, everybody is told', () => {
    const entry = (riskId: string) => ({ at: now, by: { kind: 'program' as const }, type: 'setRisk', riskId });
    const told = (count: number, risks: number) =>
      withEntries(
        register,
        Array.from({ length: count }, (_, i) => entry(`r${i % risks}`)),
      ).session?.history?.nearlyFull;
    expect([told(949, 1), told(950, 1), told(18_999, 40), told(19_000, 40)]).toEqual([
      undefined,
      true,
      undefined,
      true,
    ]);
  });

  test('RW3e RW8c an acceptance ends when the words of its part change, and a tripwire is armed by its last word', () => {
    const accepted = { prevention: true, watcher: true } as const;
    const owned = applyChange(register, { risks: { p: { watcher: 'Ana', watcherId: ana, accepted } } });
    expect(type(owned, ben, '', 'x', now).board.risks.p?.accepted).toEqual({ watcher: true });
    const unarmed = applyChange(register, { risks: { p: { state: 'none' } } });
    const context = { ...contextOf(ana, { p: { signal: 'Errors', threshold: '5' } }), now };
    const edits = [{ riskId: 'p', field: 'threshold' as const, before: '', after: '5' }];
    expect(textsEdited(unarmed, edits, context).risks).toEqual({ p: { state: 'armed', stateOn: '2026-12-01' } });
    const armed = applyChange(unarmed, { risks: { p: { state: 'armed' } } });
    expect(textsEdited(armed, edits, contextOf(ana)).risks).toBeUndefined();
  });
});
