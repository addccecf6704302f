import type { Risk } from '../../../shared/board/board.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { People } from '../../../shared/session/session.ts';

/**
 * Who reads a risk's if-then line aloud: its owner; if absent the watcher, else the facilitator (DESIGN, "Commit").
 * Names are unique in a workshop.
 * @returns null when the facilitator has gone too
 */
export function readerOf(
  risk: Pick<Risk, 'contingencyOwner' | 'watcher'>,
  people: People,
  facilitatorId: ParticipantId,
): string | null {
  const isHere = (name: string | null): name is string =>
    name !== null && Object.values(people).some((person) => person.connected && person.name === name);
  if (isHere(risk.contingencyOwner)) return risk.contingencyOwner;
  if (isHere(risk.watcher)) return risk.watcher;
  return people[facilitatorId]?.name ?? null;
}
