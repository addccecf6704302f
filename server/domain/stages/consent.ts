import type { CommandOf } from '../../../shared/commands/commands.ts';
import { consentWaitMs } from '../../../shared/protocol/limits.ts';
import { countBallots, publishTally } from '../ballot/tally.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import { presentParticipants } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import { dropHeldBallot } from './rounds.ts';

/** True when no consent question is open, all who are present have answered it, or its time is over (SPEC RV2e). */
export function isAnswered(state: State, context: Context): boolean {
  const { asked } = state.hidden.conduct;
  if (!asked) return true;
  return (
    context.now >= asked.at + consentWaitMs ||
    presentParticipants(state).every((id) => Object.hasOwn(asked.answers, id))
  );
}

/** An answer to the question whether one's notes or ballot may be shown although too few took part (SPEC RV2, BA4). */
function consent(state: State, { show }: CommandOf<'consent'>, context: Context): Decision {
  const { asked } = state.hidden.conduct;
  if (!asked) return refused('notOffered', 'Nobody is being asked at the moment.', { reason: 'consent' });
  const answers = { ...asked.answers, [context.actorId]: show };
  const builder = new ChangeBuilder(state).add({
    hidden: { conduct: { ...state.hidden.conduct, asked: { ...asked, answers } } },
  });
  publishHeldBallot(builder, context);
  return decided(builder.change);
}

/**
 * Publishes a held vote when all who are present agree (SPEC BA4b). Only their ballots make the totals: were the ballots of
 * others needed, an incomplete consent would tell that somebody who is gone had voted (SPEC BA4d).
 */
function publishHeldBallot(builder: ChangeBuilder, context: Context): void {
  const { heldBallot, asked } = builder.state.hidden.conduct;
  if (heldBallot === null || !asked) return;
  const present = presentParticipants(builder.state);
  if (!present.every((id) => asked.answers[id] === true)) return;
  const ballots = countBallots(builder.state, heldBallot, context);
  publishTally(
    builder,
    ballots.filter(({ participantId }) => present.includes(participantId)),
  );
  dropHeldBallot(builder);
}

/** Who left is not waited for: the others may all have agreed by now (SPEC BA4b). */
export function withHeldBallotSettled(decision: Decision, state: State, context: Context): Decision {
  if (decision.kind !== 'decided') return decision;
  const builder = new ChangeBuilder(state).add(decision.change);
  publishHeldBallot(builder, context);
  return { ...decision, change: builder.change };
}

export const consentDecisions = { consent };
