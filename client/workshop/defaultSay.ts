import type { Board } from '../../shared/board/board.ts';
import { anonymityFloor } from '../../shared/protocol/limits.ts';
import type { People, Session } from '../../shared/session/session.ts';
import { totalMinutes } from '../../shared/stages/agenda.ts';
import type { Texts } from '../../shared/text/catalogue.ts';
import { shareView } from '../stages/share/shareView.ts';

export type SaySituation = {
  readonly session: Session;
  readonly people: People;
  /** How many could make up the floor of the open round. */
  readonly writers: number;
  readonly board: Board;
};

/** The line a facilitator can say now, as long as nobody wrote another one for the stage; null when there is none. */
export function defaultSay(situation: SaySituation, text: Texts<'say'>): string | null {
  const { session, people, board } = situation;
  const { stage, workshop } = session;
  if (workshop.closed) return null;
  switch (stage.name) {
    case 'lobby':
      return workshop.rehearsal ? text.rehearsal(countSimulated(people)) : text.lobby(totalMinutes(session.agenda));
    case 'imagine':
      return text.imagine;
    case 'write':
      return stage.asking ? text.writeAsking : sayForWriting(session, situation.writers, text);
    case 'share':
      return sayForSharing(session, text);
    case 'cluster':
      return Object.keys(board.cards).length === 0 ? text.noCards : text.cluster;
    case 'vote':
      return sayForVote(session, text);
    case 'plan':
      return hasPlannedRisks(session, board) ? sayForPlan(session, text) : text.planNoRisks;
    case 'commit':
      return hasPlannedRisks(session, board) ? text.commit : text.commitLast;
    case 'register':
      return null;
  }
}

function sayForPlan({ planning }: Session, text: Texts<'say'>): string {
  switch (planning?.step) {
    case 'aloud':
      return text.planAloud;
    case 'attack':
      return text.planAttack;
    case 'write':
    case undefined:
      return text.plan;
  }
}

/** Without the register's module, which is loaded only with the screens that need it. */
const hasPlannedRisks = ({ topRisks, minority }: Session, { risks }: Board): boolean =>
  [...topRisks, minority].some((id) => id !== null && risks[id] !== undefined);

const countSimulated = (people: People): number => Object.values(people).filter((person) => person.simulated).length;

function sayForWriting({ workshop }: Session, writers: number, text: Texts<'say'>): string {
  if (workshop.settings.sharing === 'own') return text.writeOwnCards;
  if (writers >= anonymityFloor) return text.write;
  return writers > 1 ? text.writeFew(writers) : text.writeAlone;
}

function sayForSharing(session: Session, text: Texts<'say'>): string {
  const view = shareView(session);
  switch (view.kind) {
    case 'empty':
      return text.noCards;
    case 'skimming':
      return text.shareSkim;
    case 'own':
      return text.shareOwnCards;
    case 'opening':
      return view.nextId === null ? text.shareNoReader : text.share;
    case 'reading':
      return view.readerId === null ? text.shareNoReader : text.share;
  }
}

function sayForVote({ stage, vote, tally }: Session, text: Texts<'say'>): string {
  if (stage.asking) return text.voteAsking;
  if (vote.open) return vote.revoteLeft ? text.vote : text.voteAgain;
  return tally === null ? text.voteNoTotals : text.voteResult;
}
