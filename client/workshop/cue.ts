import type { ParticipantId } from '../../shared/ids.ts';
import type { Session } from '../../shared/session/session.ts';

/** What a person should notice while they look elsewhere (SPEC FC5a). */
export type Cue = 'readNext' | 'everyoneDone';

type Cued = Pick<Session, 'stage' | 'turn' | 'progress' | 'open' | 'vote' | 'workshop'>;

/** Whether everyone has pressed the button that this stage waits for. */
export function isEveryoneDone({ stage, progress, open, vote, workshop }: Cued): boolean {
  const isAsked = stage.asking || stage.name === 'write' || (stage.name === 'vote' ? vote.open : open.ballot !== null);
  return isAsked && !workshop.closed && open.closingAt === null && progress.of > 0 && progress.done >= progress.of;
}

export function cueFor(session: Cued, me: ParticipantId, isLeading: boolean): Cue | null {
  const { stage, turn } = session;
  if (stage.name === 'share' && turn.nextId === me && turn.readerId !== me) return 'readNext';
  return isLeading && isEveryoneDone(session) ? 'everyoneDone' : null;
}
