import * as z from 'zod/mini';
import { isPlanField } from '../../../shared/plan/plan.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { People } from '../../../shared/session/session.ts';
import { id } from '../../../shared/protocol/fields.ts';
import type { Awareness } from '../../wire/messages.ts';
import { awarenessMessage, parseAwareness } from '../../wire/messages.ts';
import type { Seat } from './connection.ts';

const position = z.exactOptional(z.union([z.string().check(z.maxLength(300)), z.null(), z.looseObject({})]));
const caretSchema = z.object({
  riskId: id,
  field: z.string().check(z.refine(isPlanField)),
  anchor: position,
  head: position,
});

/** Only where somebody's caret is, with the name as the server knows it (CONTRACT section 3; SPEC CO5). */
function sanitised(state: unknown, name: string): unknown {
  const caret = caretSchema.safeParse(state);
  return caret.success ? { name, ...caret.data } : { name };
}

/**
 * Takes a caret from a socket. One awareness id a socket, at most 1 KiB; whatever else is in the frame is passed over.
 * @returns what the others are to be sent, null for nothing
 */
export function receiveCaret(
  seat: Seat,
  bytes: Uint8Array,
  people: People,
  others: readonly Seat[],
): Uint8Array | null {
  if (bytes.length > limits.awarenessBytes) return null;
  const entry = ownEntry(seat, bytes, others);
  const name = people[seat.participantId]?.name;
  if (!entry || name === undefined) return null;
  if (seat.awareness && entry.clock <= seat.awareness.clock && entry.state !== null) return null;
  const state = entry.state === null ? null : sanitised(entry.state, name);
  seat.awareness = { clientId: entry.clientId, clock: entry.clock, state };
  return awarenessMessage([seat.awareness]);
}

function ownEntry(seat: Seat, bytes: Uint8Array, others: readonly Seat[]): Awareness | null {
  let entries: Awareness[];
  try {
    entries = parseAwareness(bytes);
  } catch {
    return null;
  }
  const isTaken = (clientId: number): boolean => others.some((other) => other.awareness?.clientId === clientId);
  return (
    entries.find((entry) =>
      seat.awareness ? entry.clientId === seat.awareness.clientId : entry.clientId > 1 && !isTaken(entry.clientId),
    ) ?? null
  );
}

/** Everybody's caret for somebody who just came; null when there is none. */
export function presentCarets(others: readonly Seat[]): Uint8Array | null {
  const entries = others.map((seat) => seat.awareness).filter((entry) => entry !== null && entry.state !== null);
  return entries.length > 0 ? awarenessMessage(entries as Awareness[]) : null;
}

/** A caret that goes with its socket. */
export const caretGone = (awareness: Awareness): Uint8Array =>
  awarenessMessage([{ ...awareness, clock: awareness.clock + 1, state: null }]);
