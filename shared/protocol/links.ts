import type { WorkshopId } from '../ids.ts';

/** The path of a shared link to the register. The secret is in the fragment, which browsers do not send (SPEC LK1a). */
export const sharedLinkPath = (workshopId: WorkshopId, secret: string): string => `/r/${workshopId}#${secret}`;

/** The path of a personal link. */
export const personalLinkPath = (workshopId: WorkshopId, secret: string): string => `/p/${workshopId}#${secret}`;

/** The path of a calendar feed: the one place where a secret is part of a path, since calendar programs send no fragment. */
export const feedPath = (secret: string): string => `/feeds/${secret}.ics`;

/** The path of the facilitator's link. */
export const facilitatorLinkPath = (workshopId: WorkshopId, secret: string): string => `/w/${workshopId}#f=${secret}`;
