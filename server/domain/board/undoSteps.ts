import { commandsByStage } from '../../../shared/commands/permissions.ts';
import type { Change, Edits } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { isSame } from '../core/isSame.ts';
import type { BeforeAfter, State, UndoStep } from '../core/state.ts';

/** How many steps a person can undo (SPEC BO6a). */
const undoDepth = 50;

/** Appends a step to the actor's undo steps, in stages in which undo is allowed. */
export function recordUndoStep(state: State, context: Context, step: UndoStep): Change['hidden'] {
  if (!commandsByStage.undo[state.session.stage.name]) return {};
  const earlier = state.hidden.undo[context.actorId] ?? [];
  return { undo: { ...state.hidden.undo, [context.actorId]: [...earlier.slice(1 - undoDepth), step] } };
}

/** The fields that these edits change, by id (SPEC BO8a). */
export function fieldChanges<T extends object>(
  things: { readonly [id: string]: T },
  edits: Edits<T>,
): { [id: string]: BeforeAfter<T> } {
  const steps: { [id: string]: BeforeAfter<T> } = {};
  for (const [id, edit] of Object.entries(edits)) {
    const before = things[id];
    if (edit === null || before === undefined) {
      if (before !== undefined || edit !== null) steps[id] = { before: before ?? null, after: edit };
      continue;
    }
    const fields = (Object.keys(edit) as (keyof T)[]).filter((field) => !isSame(before[field], edit[field]));
    if (fields.length > 0) steps[id] = { before: only(before, fields), after: only(edit, fields) };
  }
  return steps;
}

const only = <T>(thing: Partial<T>, fields: (keyof T)[]): Partial<T> =>
  Object.fromEntries(fields.map((field) => [field, thing[field]])) as Partial<T>;

export const afterOf = <T>(steps: { readonly [id: string]: BeforeAfter<T> }): Edits<T> =>
  Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, step.after]));

/** True when a card or risk still holds what a step left. */
export function isAsLeft<T extends object>(now: T | undefined, turned: BeforeAfter<T>): boolean {
  if (turned.after === null) return now === undefined;
  if (now === undefined) return false;
  if (turned.before === null && Object.keys(now).length !== Object.keys(turned.after).length) return false;
  return (Object.keys(turned.after) as (keyof T)[]).every((field) => isSame(now[field], turned.after?.[field]));
}
