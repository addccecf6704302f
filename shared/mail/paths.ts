import type { WorkshopId } from '../ids.ts';
import type { TapAnswer } from './tap.ts';

/** The path of the link that confirms an address. Its secret is in the fragment, which browsers do not send. */
export const confirmationPath = (workshopId: WorkshopId, secret: string): string => `/m/${workshopId}#${secret}`;

/** The path of a link that answers one check; without an answer the page asks which. */
export const tapPath = (workshopId: WorkshopId, secret: string, answer?: TapAnswer): string =>
  `/t/${workshopId}#${secret}${answer === undefined ? '' : `.${answer}`}`;

/** The only other path with a secret in it: mail programs ask for it without a person (SPEC TL54a). */
export const unsubscribePath = (secret: string): string => `/unsubscribe/${secret}`;

/** A row of the register. */
export const rowPath = (workshopId: WorkshopId, number: number): string => `/w/${workshopId}?row=R${number}`;
