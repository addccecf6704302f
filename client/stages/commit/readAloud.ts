import type { Risk } from '../../../shared/board/board.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { effectiveOwner } from '../../../shared/register/owners.ts';
import type { People } from '../../../shared/session/session.ts';

/**
 * Who reads a risk's if-then line aloud: its owner; if absent the watcher, else the facilitator.
 * Names are unique in a workshop.
 * @returns null when the facilitator has left too
 */
export function readerOf(
  risk: Pick<Risk, 'preventionOwner' | 'contingencyOwner' | 'watcher'>,
  people: People,
  facilitatorId: ParticipantId,
): string | null {
  const isHere = (name: string | null): name is string =>
    name !== null && Object.values(people).some((person) => person.connected && person.name === name);
  const owner = effectiveOwner(risk, 'contingency');
  const watcher = effectiveOwner(risk, 'watcher');
  if (isHere(owner)) return owner;
  if (isHere(watcher)) return watcher;
  return people[facilitatorId]?.name ?? null;
}
