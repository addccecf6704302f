import { browserSeats } from '../runtime/seats.ts';

/** Put into the history entry by the join page: this person has just come in. */
export const justJoined = { arrival: 'joined' } as const;

/** Put there by the first page: this person has just made the workshop. */
export const justCreated = { arrival: 'created' } as const;

export const arrivedAs = (arrival: 'joined' | 'created'): boolean =>
  (window.history.state as { arrival?: unknown } | null)?.arrival === arrival;

/** A reload is not an arrival. */
export const forgetArrival = (): void => window.history.replaceState(null, '');

/** The link of somebody who has just made the workshop; it is shown once. */
export const facilitatorLinkOnArrival = (workshopId: string): string | undefined =>
  arrivedAs('created') ? browserSeats().read(workshopId)?.facilitatorLink : undefined;
