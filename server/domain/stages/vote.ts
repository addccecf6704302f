import { budgetFor } from '../../../shared/ballot/counting.ts';
import { countOnRoster } from '../../../shared/people/roster.ts';
import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import { countBallots, publishTally } from '../ballot/tally.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decided } from '../core/decision.ts';
import { decided } from '../core/decision.ts';
import { endBallot, openBallot } from './rounds.ts';

/** Opens a ballot round; the number of dots follows the risks of this moment and stays until the vote ends (SPEC BA1). */
export function openVoteRound(builder: ChangeBuilder, dots: number | null): void {
  const risks = Object.keys(builder.state.board.risks).length;
  if (risks === 0) return;
  endBallot(builder);
  openBallot(builder, 'vote');
  const { settings } = builder.state.session.workshop;
  const budget = budgetFor({ dots, maxDotsPerRisk: settings.maxDotsPerRisk }, risks);
  builder.add({
    session: { vote: { ...builder.state.session.vote, dots: budget.dots, maxPerRisk: budget.maxPerRisk, open: true } },
    hidden: { conduct: { ...builder.state.hidden.conduct, done: [] } },
  });
}

/**
 * Counts the ballots and publishes the totals (SPEC BA3). With too few ballots of people on the roster (SPEC RO6b) nothing is published: they stay sealed, and
 * everyone is asked (SPEC BA4).
 */
export function endVote(builder: ChangeBuilder, context: Context): Decided {
  const { ballot: round, ballotRoster } = builder.state.session.open;
  const ballots = round === null ? [] : countBallots(builder.state, round, context);
  builder.add({ session: { vote: { ...builder.state.session.vote, open: false } } });
  const voters = ballots.map(({ participantId }) => participantId);
  if (countOnRoster(voters, ballotRoster) >= anonymityFloor) {
    publishTally(builder, ballots);
    endBallot(builder);
    return decided(builder.change);
  }
  const { session, hidden } = builder.state;
  builder.add({
    session: {
      tally: null,
      ranking: [],
      open: { ...session.open, ballot: null, ballotRoster: null },
      stage: { ...session.stage, asking: true },
    },
    hidden: {
      conduct: { ...hidden.conduct, ballotFor: null, heldBallot: round, asked: { at: context.now, answers: {} } },
    },
    ...(round !== null && { effects: [{ kind: 'roundEnded', document: 'ballot', round }] }),
  });
  return decided(builder.change);
}
