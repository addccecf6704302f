import { describe, expect, test } from 'vitest';
import type { Command } from '../../../shared/commands/commands.ts';
import { commandSchemas } from '../../../shared/commands/commands.ts';
import { noRecords } from '../../../shared/board/records.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { Meeting } from '../../../shared/session/session.ts';
import { dayMs } from '../../../shared/time.ts';
import { applyChange } from '../core/change.ts';
import type { Decided, Decision } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { noVisitors } from '../core/visitors.ts';
import { decide } from '../decide/decide.ts';
import { ana, ben, contextOf, givenState } from '../../testing/boardFixture.ts';

const now = Date.UTC(2027, 0, 4, 9);
const meeting: Meeting = { heldOn: '2026-11-21', endedOn: '2026-11-21', people: 3, minutes: 45 };
const register = givenState({
  piles: { p: ['a'] },
  stage: 'register',
  session: { meeting },
  hidden: { visitors: noVisitors },
});
const items = ['Read the list of changes', 'Copy the data', 'Try the copy', 'Tell support', 'Watch for an hour'];
const make = { type: 'makeChecklist', pause: ' a  release ', items } as const;

const give = (state: State, command: Command, time = now, actor: string = ana): Decision =>
  decide(state, command, { ...contextOf(actor), now: time });

function then(state: State, command: Command, time = now, actor: string = ana): { state: State; decision: Decided } {
  const decision = give(state, command, time, actor);
  if (decision.kind !== 'decided') throw new Error(`${command.type} was ${JSON.stringify(decision)}`);
  return { state: applyChange(state, decision.change), decision };
}

function made() {
  const { state, decision } = then(register, make);
  return { state, checklistId: decision.checklistId! };
}

describe('checklists', () => {
  test('CL1a a checklist has 5 to 9 items of at most 200 characters and a pause point', () => {
    const isTaken = (changed: object): boolean =>
      commandSchemas.makeChecklist.safeParse({ ...make, ...changed }).success;
    const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `Step ${i + 1}`);
    expect([4, 5, 9, 10].map((count) => isTaken({ items: many(count) }))).toEqual([false, true, true, false]);
    expect(isTaken({ pause: ' ' })).toBe(false);
    expect(isTaken({ items: [...many(4), ' '] })).toBe(false);
    expect(isTaken({ items: [...many(4), 'x'.repeat(200)] })).toBe(true);
    expect(isTaken({ items: [...many(4), 'x'.repeat(201)] })).toBe(false);
    const { state, checklistId } = made();
    expect(state.records.checklists[checklistId]).toEqual({
      pause: 'a release',
      items,
      madeOn: '2027-01-04',
      runs: [],
    });
  });

  test('CL1b its words and their order can be changed, and it can be removed', () => {
    const { state, checklistId } = made();
    const turned = then(state, { type: 'setChecklist', checklistId, items: items.toReversed() }).state;
    expect(turned.records.checklists[checklistId]).toMatchObject({ pause: 'a release', items: items.toReversed() });
    expect(give(state, { type: 'setChecklist', checklistId, pause: 'a release', items })).toEqual({
      kind: 'decided',
      change: {},
    });
    const gone = then(turned, { type: 'removeChecklist', checklistId }).state;
    expect(gone.records.checklists).toEqual({});
    for (const type of ['removeChecklist', 'runChecklist', 'undoChecklistRun', 'setChecklist'] as const)
      expect(give(gone, { type, checklistId }), type).toMatchObject({ params: { reason: 'checklist' } });
  });

  test('CL1c the register holds 100 checklists', () => {
    const { state, checklistId } = made();
    const one = state.records.checklists[checklistId]!;
    const checklists = Object.fromEntries(Array.from({ length: limits.checklists }, (_, i) => [`c${i}`, one]));
    expect(give({ ...register, records: { ...noRecords, checklists } }, make)).toMatchObject({ code: 'limitReached' });
  });

  test('CL4a a run is a day: the history has the making of a checklist with a name, and nothing of its runs', () => {
    const { state, checklistId } = made();
    const entriesOf = ({ hidden }: State): string[] => (hidden.history.register ?? []).map(({ type }) => type);
    expect(entriesOf(state)).toEqual(['makeChecklist']);
    const ran = then(state, { type: 'runChecklist', checklistId }, now + dayMs, ben);
    expect(ran.state.records.checklists[checklistId]?.runs).toEqual(['2027-01-05']);
    expect(entriesOf(ran.state)).toEqual(['makeChecklist']);
    expect(ran.state.session.history).toEqual(state.session.history);
    expect(JSON.stringify(ran.decision)).not.toContain(ben);
    expect(JSON.stringify(ran.decision)).not.toContain('Ben');
  });

  test('CL4b a run of today can be taken back by anyone who may run it, an earlier one by nobody', () => {
    const { state, checklistId } = made();
    const ran = then(state, { type: 'runChecklist', checklistId }, now, ben).state;
    const undo = { type: 'undoChecklistRun', checklistId } as const;
    expect(then(ran, undo, now, ana).state.records.checklists[checklistId]?.runs).toEqual([]);
    expect(give(ran, undo, now + dayMs)).toMatchObject({ code: 'gone', params: { reason: 'run' } });
  });
});
