import type { Board, OwnerIds } from '../board/board.ts';
import type { RiskFacts } from '../board/riskFields.ts';
import type { ParticipantId, RiskId } from '../ids.ts';
import type { People, Session } from '../session/session.ts';
import { effectiveOwner, effectiveOwnerId } from './owners.ts';
import { registerOrder } from './registerOrder.ts';

export type ReadAloud = {
  /** The risks with a line, in the order in which they are read. */
  readonly riskIds: readonly RiskId[];
  /** The risk whose line is read now; null without risks, and once all are read. */
  readonly riskId: RiskId | null;
  /** True once whoever leads went past the last line. */
  readonly isOver: boolean;
};

/** Which if-then line is read aloud in Commit now (SPEC RA1). */
export function readAloudNow(
  session: Pick<Session, 'ranking' | 'topRisks' | 'minority' | 'reading'>,
  board: Board,
): ReadAloud {
  const riskIds = registerOrder(session, board).planned;
  const { reading } = session;
  const isOver = reading !== null && reading.riskId === null;
  // A line that left the plan list meanwhile: from the first one again.
  const named = riskIds.find((riskId) => riskId === reading?.riskId);
  return { riskIds, riskId: isOver ? null : (named ?? riskIds[0] ?? null), isOver };
}

type Owners = Pick<RiskFacts, 'preventionOwner' | 'watcher' | 'contingencyOwner'> & OwnerIds;

export type LineReader = {
  /** Who reads the line; null when nobody of those who may is here. */
  readonly readerId: ParticipantId | null;
  /** Who carries out the contingency plan, as a plain name; null when nobody is named. */
  readonly owner: string | null;
  /** True when the owner is here and reads in the first person. */
  readonly isOwner: boolean;
};

/**
 * Who reads a risk's if-then line: its owner; when the owner is not here the watcher, else whoever runs the stages
 * (SPEC RA2).
 */
export function readerOfLine(risk: Owners, people: People, lead: Session['lead']): LineReader {
  const isHere = (id: ParticipantId | null): id is ParticipantId => id !== null && people[id]?.connected === true;
  const owner = effectiveOwner(risk, 'contingency');
  const ownerId = effectiveOwnerId(risk, 'contingency');
  if (isHere(ownerId)) return { readerId: ownerId, owner, isOwner: true };
  const readerId = [effectiveOwnerId(risk, 'watcher'), lead.actingId, lead.facilitatorId].find(isHere) ?? null;
  return { readerId, owner, isOwner: false };
}
