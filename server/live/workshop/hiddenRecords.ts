import type * as z from 'zod/mini';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { Access, Hidden, Undo, UndoStep } from '../../domain/core/state.ts';
import type { Write } from '../../store/port.ts';
import { partShapes, partsSince, undoShape } from './recordShapes.ts';

const undoPrefix = 'undo/';

/**
 * The writes for changed parts of the hidden state. Undo steps have one record per participant: in a single record every
 * move of a card would write the steps of all again, 500 kB with fifty participants. Every seat's token is also an entry of
 * its own, which the store finds without the workshop; so are the secrets of links.
 * @param before `access` is null for a new workshop
 */
export function writesForHidden(
  workshopId: string,
  before: Pick<Hidden, 'undo' | 'visitors'> & { readonly access: Access | null },
  changed: Partial<Hidden>,
): Write[] {
  const { undo, ...parts } = changed;
  return [
    ...Object.entries(parts).map(([name, value]): Write => ({ kind: 'putRecord', workshopId, name, value })),
    ...(undo ? writesForUndo(workshopId, before.undo, undo) : []),
    ...(changed.access || changed.visitors
      ? writesForTokens(workshopId, holdersOf(before), holdersOf({ ...before, ...changed }))
      : []),
  ];
}

/** The holder of each hash by which the workshop may be opened: tokens of seats and visitors, and the secrets of links. */
const holdersOf = ({ access, visitors }: Pick<Hidden, 'visitors'> & { readonly access: Access | null }): Holders =>
  new Map([
    ...(access === null ? [] : [...holders(access.seats), [access.secretHash, 'facilitatorLink'] as const]),
    ...holders(visitors.visits),
    ...Object.values(visitors.links).map(({ secretHash }) => [secretHash, 'link'] as const),
    ...Object.values(visitors.personal)
      .filter(({ usedOn }) => usedOn === null)
      .map(({ secretHash }) => [secretHash, 'personalLink'] as const),
  ]);

type Holders = ReadonlyMap<string, ParticipantId>;

const holders = (tokens: Readonly<Record<string, { readonly participantId: ParticipantId }>>) =>
  Object.entries(tokens).map(([hash, { participantId }]) => [hash, participantId] as const);

const writesForTokens = (workshopId: string, before: Holders, after: Holders): Write[] => [
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
  const absent: Record<string, unknown> = partsSince;
  for (const [name, shape] of Object.entries(partShapes)) {
    const value = records.has(name) ? records.get(name) : absent[name];
    if (!fits(shape, value)) return { unreadable: name };
    parts[name] = value;
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
