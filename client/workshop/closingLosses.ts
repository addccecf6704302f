import type { Session } from '../../shared/session/session.ts';

/** What closing the workshop now would destroy, as far as everyone may know it (SPEC EN1c). */
export type ClosingLoss =
  /** The notes of the writing round that is open, or cards that nobody has put on the board yet. */
  | { readonly kind: 'notes' }
  | { readonly kind: 'cards'; readonly count: number }
  | { readonly kind: 'dots' }
  | { readonly kind: 'answers' }
  | { readonly kind: 'lateNotes' };

type Closed = Pick<Session, 'stage' | 'open' | 'turn' | 'vote' | 'workshop'>;

export function closingLosses({ stage, open, turn, vote, workshop }: Closed): readonly ClosingLoss[] {
  const isWriting = stage.name === 'write' || (stage.name === 'share' && workshop.settings.sharing === 'own');
  const undealt = turn.total === null ? 0 : turn.total - turn.dealt;
  const losses: ClosingLoss[] = [];
  // Going back to an earlier stage leaves the round of writing open.
  if (open.notebook !== null) losses.push({ kind: isWriting || turn.total === 0 ? 'notes' : 'lateNotes' });
  if (undealt > 0) losses.push({ kind: 'cards', count: undealt });
  if (stage.name === 'vote' && (vote.open || stage.asking)) losses.push({ kind: 'dots' });
  else if (open.ballot !== null) losses.push({ kind: 'answers' });
  return losses;
}
