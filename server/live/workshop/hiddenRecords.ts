import type * as z from 'zod/mini';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { Access, Hidden, Undo, UndoStep } from '../../domain/core/state.ts';
import type { Write } from '../../store/port.ts';
import { partShapes, undoShape } from './recordShapes.ts';

const undoPrefix = 'undo/';

/**
 * The writes for changed parts of the hidden state. Undo steps have one record per participant: in a single record every
 * move of a card would write the steps of all again, 500 kB with fifty participants. Every seat's token is also an entry of
 * its own, which the store finds without the workshop.
 * @param before `access` is null for a new workshop
 */
export function writesForHidden(
  workshopId: string,
  before: Pick<Hidden, 'undo'> & { readonly access: Access | null },
  changed: Partial<Hidden>,
): Write[] {
  const { undo, ...parts } = changed;
  return [
    ...Object.entries(parts).map(([name, value]): Write => ({ kind: 'putRecord', workshopId, name, value })),
    ...(undo ? writesForUndo(workshopId, before.undo, undo) : []),
    ...(changed.access ? writesForTokens(workshopId, holdersOf(before.access), holdersOf(changed.access)) : []),
  ];
}

/** The holder of each hash by which the workshop may be opened: seats by their token, and the facilitator link by its secret. */
const holdersOf = (access: Access | null): ReadonlyMap<string, ParticipantId> =>
  new Map(
    access === null
      ? []
      : [
          ...Object.entries(access.seats).map(([hash, { participantId }]): [string, string] => [hash, participantId]),
          [access.secretHash, 'facilitatorLink'],
        ],
  );

const writesForTokens = (
  workshopId: string,
  before: ReadonlyMap<string, ParticipantId>,
  after: ReadonlyMap<string, ParticipantId>,
): Write[] => [
  ...[...before.keys()]
    .filter((hash) => !after.has(hash))
    .map((hash): Write => ({ kind: 'deleteToken', workshopId, hash })),
  ...[...after]
    .filter(([hash, participantId]) => before.get(hash) !== participantId)
    .map(([hash, participantId]): Write => ({ kind: 'putToken', workshopId, hash, participantId })),
];

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

/** @returns the hidden state, or the name of a record that is missing or has another shape than the code relies on */
export function readHidden(records: ReadonlyMap<string, unknown>): Hidden | { readonly unreadable: string } {
  const parts: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(partShapes)) {
    if (!fits(shape, records.get(name))) return { unreadable: name };
    parts[name] = records.get(name);
  }
  const undo: { [id: ParticipantId]: readonly UndoStep[] } = {};
  for (const [name, steps] of records) {
    if (!name.startsWith(undoPrefix)) continue;
    if (!undoShape.safeParse(steps).success) return { unreadable: name };
    undo[name.slice(undoPrefix.length)] = steps as readonly UndoStep[];
  }
  return { ...(parts as Omit<Hidden, 'undo'>), undo };
}

const fits = (shape: z.ZodMiniType, value: unknown): boolean => shape.safeParse(value).success;
