import * as z from 'zod/mini';
import { isPlanField } from '../../../shared/plan/plan.ts';
import { isReviewField } from '../../../shared/plan/reviews.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { People } from '../../../shared/session/session.ts';
import { id } from '../../../shared/protocol/fields.ts';
import type { Awareness } from '../../wire/messages.ts';
import { awarenessMessage, parseAwareness } from '../../wire/messages.ts';
import type { Connection, PlanConnection } from './connection.ts';

const position = z.exactOptional(z.union([z.string().check(z.maxLength(300)), z.null(), z.looseObject({})]));
const ends = { anchor: position, head: position };
/** In a text of the plan, or in a line of a review note. */
const caretSchema = z.union([
  z.object({ riskId: id, field: z.string().check(z.refine(isPlanField)), ...ends }),
  z.object({ incidentId: id, field: z.string().check(z.refine(isReviewField)), ...ends }),
]);

/** Keeps only the position, and adds the participant's name as the server knows it (SPEC CO5). */
function sanitised(state: unknown, name: string): unknown {
  const caret = caretSchema.safeParse(state);
  return caret.success ? { name, ...caret.data } : { name };
}

/**
 * Reads the connection's caret from an awareness frame of at most 1 KiB. A connection has one awareness client id; entries of
 * other ids are ignored.
 * @returns true when the connection has a new caret, which the others should receive
 */
export function receiveCaret(
  connection: PlanConnection,
  bytes: Uint8Array,
  people: People,
  others: readonly Connection[],
): boolean {
  if (bytes.length > limits.awarenessBytes) return false;
  const entry = ownEntry(connection, bytes, others);
  const name = people[connection.participantId]?.name;
  if (!entry || name === undefined) return false;
  if (connection.caret && entry.clock <= connection.caret.clock && entry.state !== null) return false;
  const state = entry.state === null ? null : sanitised(entry.state, name);
  connection.caret = { clientId: entry.clientId, clock: entry.clock, state };
  return true;
}

function ownEntry({ caret }: PlanConnection, bytes: Uint8Array, others: readonly Connection[]): Awareness | null {
  let entries: Awareness[];
  try {
    entries = parseAwareness(bytes);
  } catch {
    return null;
  }
  const isTaken = (clientId: number): boolean =>
    others.some((other) => other.kind === 'plan' && other.caret?.clientId === clientId);
  return (
    entries.find((entry) =>
      caret ? entry.clientId === caret.clientId : entry.clientId > 1 && !isTaken(entry.clientId),
    ) ?? null
  );
}

/** All current carets, for a new subscriber; null when there are none. */
export function currentCarets(connections: readonly Connection[]): Uint8Array | null {
  const carets = connections.map((connection) => (connection.kind === 'plan' ? connection.caret : null));
  const entries = carets.filter((caret) => caret !== null && caret.state !== null);
  return entries.length > 0 ? awarenessMessage(entries as Awareness[]) : null;
}

/** Removes the caret of a closed connection. */
export const removedCaret = (awareness: Awareness): Uint8Array =>
  awarenessMessage([{ ...awareness, clock: awareness.clock + 1, state: null }]);
