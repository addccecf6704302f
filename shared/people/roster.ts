import type { ParticipantId } from '../ids.ts';
import { isPresentWriter } from './roles.ts';

/** Whose notes or ballots count towards the floor of a round: who was in the workshop before it (SPEC RO1). */
export type Roster = readonly ParticipantId[];

type Writer = Parameters<typeof isPresentWriter>[0];

/** How many of these people, each once, count towards the floor of a round. The page and the server both count with it. */
export const countOnRoster = (ids: Iterable<ParticipantId>, roster: Roster | null): number => {
  const counted = new Set(roster);
  return new Set([...ids].filter((id) => counted.has(id))).size;
};

/**
 * How many people could make up the floor: present, writing, and on the roster of the open round (SPEC RO5).
 * @param roster null in the lobby before any writing, where everyone will be on it
 */
export function countWriters(people: { readonly [id: ParticipantId]: Writer }, roster: Roster | null): number {
  const present = Object.entries(people).flatMap(([id, person]) => (isPresentWriter(person) ? [id] : []));
  return roster === null ? present.length : countOnRoster(present, roster);
}
