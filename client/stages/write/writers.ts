import type { People } from '../../../shared/session/session.ts';

/** How many people could be writing now: connected, not observers, not opted out. */
export const countWriters = (people: People): number =>
  Object.values(people).filter((person) => person.connected && person.writes && person.role !== 'observer').length;
