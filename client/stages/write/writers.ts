import type { People } from '../../../shared/session/session.ts';
import { isPresentWriter } from '../../../shared/people/roles.ts';

/** How many people could be writing now: connected, not observers, not opted out. */
export const countWriters = (people: People): number => Object.values(people).filter(isPresentWriter).length;
