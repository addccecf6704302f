import type { Tally } from '../../../shared/ballot/counting.ts';
import { countedDots, isBallot, rankingOf, tallyOf, topRisksOf } from '../../../shared/ballot/counting.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

export type CountedBallot = { readonly participantId: ParticipantId; readonly counted: Tally };

/** The ballots of a round with at least one counted dot; whether their owner pressed Done makes no difference (SPEC BA2, BA10). */
export function countBallots(state: State, round: number, context: Context): CountedBallot[] {
  const { dots, maxPerRisk } = state.session.vote;
  const isRisk = (riskId: string): boolean => Object.hasOwn(state.board.risks, riskId);
  return context
    .openBallots(round)
    .map(({ participantId, ballot }) => ({
      participantId,
      counted: countedDots(ballot, isRisk, { dots, maxPerRisk }),
    }))
    .filter(({ counted }) => isBallot(counted));
}

/** Publishes totals, ranking and plan list in one change (SPEC BA3, BA5, BA6). */
export function publishTally(builder: ChangeBuilder, ballots: readonly CountedBallot[]): void {
  const { board, session } = builder.state;
  const riskIds = Object.keys(board.risks).sort();
  const tally = tallyOf(
    ballots.map((ballot) => ballot.counted),
    riskIds,
  );
  const ranking = rankingOf(tally, board);
  const topRisks = topRisksOf(ranking, tally, session.workshop.settings.topRisks);
  builder.add({ session: { tally, ranking, topRisks, minority: null } });
}
