import type { ParticipantId } from '../../../shared/ids.ts';
import type { Hidden, Undo, UndoStep } from '../../domain/core/state.ts';
import type { Write } from '../../store/port.ts';

const wholeParts = ['access', 'conduct', 'deck', 'arrived', 'checks'] as const;
const undoPrefix = 'undo/';

/**
 * The writes for changed parts of the hidden state. Undo steps have one record per participant: in a single record every
 * move of a card would write the steps of all again, 500 kB with fifty participants.
 */
export function writesForHidden(workshopId: string, before: Pick<Hidden, 'undo'>, changed: Partial<Hidden>): Write[] {
  const { undo, ...parts } = changed;
  return [
    ...Object.entries(parts).map(([name, value]): Write => ({ kind: 'putRecord', workshopId, name, value })),
    ...(undo ? writesForUndo(workshopId, before.undo, undo) : []),
  ];
}

const writesForUndo = (workshopId: string, before: Undo, after: Undo): Write[] =>
  Object.keys({ ...before, ...after })
    .filter((id) => before[id] !== after[id])
    .map((id): Write => {
      const name = `${undoPrefix}${id}`;
      const steps = after[id] ?? [];
      return steps.length > 0
        ? { kind: 'putRecord', workshopId, name, value: steps }
        : { kind: 'deleteRecord', workshopId, name };
    });

/** @returns the hidden state, or the name of a missing part */
export function readHidden(records: ReadonlyMap<string, unknown>): Hidden | { readonly missing: string } {
  const missing = wholeParts.find((part) => !records.has(part));
  if (missing !== undefined) return { missing };
  const undo: { [id: ParticipantId]: readonly UndoStep[] } = {};
  for (const [name, steps] of records) {
    if (name.startsWith(undoPrefix)) undo[name.slice(undoPrefix.length)] = steps as readonly UndoStep[];
  }
  const parts = Object.fromEntries(wholeParts.map((part) => [part, records.get(part)])) as Omit<Hidden, 'undo'>;
  return { ...parts, undo };
}
