import { browserSeats } from '../runtime/seats.ts';
import type { Seat } from '../runtime/seats.ts';

/** State of the history entry that the join page navigates with: this person has just joined. */
export const justJoined = { arrival: 'joined' } as const;

/** State of the history entry that the first page navigates with: this person has just created the workshop. */
export const justCreated = { arrival: 'created' } as const;

export const arrivedAs = (arrival: 'joined' | 'created'): boolean =>
  (window.history.state as { arrival?: unknown } | null)?.arrival === arrival;

/** Clears the state, so that a reload does not count as an arrival. */
export const forgetArrival = (): void => window.history.replaceState(null, '');

/** The facilitator link, right after the workshop was created; it is shown once. */
export const facilitatorLinkOnArrival = (workshopId: string): string | undefined =>
  arrivedAs('created') ? browserSeats().read(workshopId)?.facilitatorLink : undefined;

/** The link is a secret: nothing needs it on this device once its owner has it (SPEC DV9). */
export function forgetFacilitatorLink(workshopId: string): void {
  const { facilitatorLink, ...seat } = browserSeats().read(workshopId) ?? {};
  if (facilitatorLink !== undefined) browserSeats().save(seat as Seat);
}
