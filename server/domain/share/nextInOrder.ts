import type { ParticipantId } from '../../../shared/ids.ts';

/** The first who can read after this person, in a circle that ends with the person; null when nobody can. */
export function nextInOrder(
  order: readonly ParticipantId[],
  after: ParticipantId | null,
  canRead: (id: ParticipantId) => boolean,
): ParticipantId | null {
  const start = after === null ? -1 : order.indexOf(after);
  for (let step = 1; step <= order.length; step++) {
    const next = order[(start + step) % order.length];
    if (next !== undefined && canRead(next)) return next;
  }
  return null;
}
