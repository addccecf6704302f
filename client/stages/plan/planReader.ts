import type { Risk } from '../../../shared/board/board.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { effectiveOwnerId } from '../../../shared/register/owners.ts';
import type { People } from '../../../shared/session/session.ts';

/**
 * Who reads a plan aloud (SPEC PL3b): the owner of its contingency plan when they are here, else the first who is of those who
 * wrote it, else whoever leads.
 */
export function planReader(
  risk: Risk | undefined,
  writers: readonly ParticipantId[],
  people: People,
  leadId: ParticipantId,
): ParticipantId {
  const isHere = (id: ParticipantId): boolean => people[id]?.connected === true;
  const ownerId = risk ? effectiveOwnerId(risk, 'contingency') : null;
  return [...(ownerId === null ? [] : [ownerId]), ...writers].find(isHere) ?? leadId;
}
