import type { Checklist } from '../../../shared/board/records.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import { createId } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import { isSame } from '../core/isSame.ts';
import type { State } from '../core/state.ts';

/** How many runs of a checklist are kept. */
const mostRuns = 1_000;

const goneChecklist = refused('gone', 'There is no such checklist.', { reason: 'checklist' });

const checklistAt = ({ records }: State, checklistId: string): Checklist | undefined =>
  Object.hasOwn(records.checklists, checklistId) ? records.checklists[checklistId] : undefined;

/** Its schema asks for 5 to 9 items and a pause point (SPEC CL1a). */
function makeChecklist(state: State, { pause, items }: CommandOf<'makeChecklist'>, context: Context): Decision {
  if (Object.keys(state.records.checklists).length >= limits.checklists) {
    const most = limits.checklists;
    return refused('limitReached', `The register can hold ${most} checklists.`, { reason: 'checklists', most });
  }
  const checklistId = createId(context.random.ids);
  const madeOn = dayIn(state.session, context.now);
  const checklist: Checklist = { pause: oneLine(pause), items: items.map(oneLine), madeOn, runs: [] };
  return decided({ records: { checklists: { [checklistId]: checklist } } }, { checklistId });
}

function setChecklist(state: State, { checklistId, pause, items }: CommandOf<'setChecklist'>): Decision {
  const before = checklistAt(state, checklistId);
  if (!before) return goneChecklist;
  const wanted = {
    pause: pause === undefined ? before.pause : oneLine(pause),
    items: items?.map(oneLine) ?? before.items,
  };
  const changed: Partial<Checklist> = {
    ...(wanted.pause !== before.pause && { pause: wanted.pause }),
    ...(!isSame(wanted.items, before.items) && { items: wanted.items }),
  };
  return Object.keys(changed).length === 0
    ? unchanged
    : decided({ records: { checklists: { [checklistId]: changed } } });
}

function removeChecklist(state: State, { checklistId }: CommandOf<'removeChecklist'>): Decision {
  return checklistAt(state, checklistId)
    ? decided({ records: { checklists: { [checklistId]: null } } })
    : goneChecklist;
}

/** Records the day and nothing else: who ran it is stored nowhere, and it is no entry of the history (SPEC CL4a). */
function runChecklist(state: State, { checklistId }: CommandOf<'runChecklist'>, { now }: Context): Decision {
  const before = checklistAt(state, checklistId);
  if (!before) return goneChecklist;
  const runs = [...before.runs, dayIn(state.session, now)].slice(-mostRuns);
  return decided({ records: { checklists: { [checklistId]: { runs } } } });
}

/** Takes back a run of today. Nobody is known to have made it, so anyone who may run the checklist can. */
function undoChecklistRun(state: State, { checklistId }: CommandOf<'undoChecklistRun'>, { now }: Context): Decision {
  const before = checklistAt(state, checklistId);
  if (!before) return goneChecklist;
  if (before.runs.at(-1) !== dayIn(state.session, now))
    return refused('gone', 'There is no run of today to take back.', { reason: 'run' });
  return decided({ records: { checklists: { [checklistId]: { runs: before.runs.slice(0, -1) } } } });
}

export const checklistDecisions = { makeChecklist, setChecklist, removeChecklist, runChecklist, undoChecklistRun };
