import type { CommandOf } from '../../../shared/commands/commands.ts';
import { countBallots, publishTally } from '../ballot/tally.ts';
import { presentParticipants } from '../core/participants.ts';
import type { Decision } from '../core/decision.ts';
import { ChangeBuilder } from '../core/change.ts';
import { decided, refused } from '../core/decision.ts';
import { dropHeldBallot } from './rounds.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

/** An answer to "Show mine all the same" / "Keep mine private" (CONTRACT section 6; SPEC RV2, BA4). */
export function consent(state: State, { show }: CommandOf<'consent'>, context: Context): Decision {
  const { asked } = state.hidden.conduct;
  if (!asked) return refused('notOffered', 'Nobody is being asked at the moment.');
  const answers = { ...asked.answers, [context.actorId]: show };
  const builder = new ChangeBuilder(state).add({
    hidden: { conduct: { ...state.hidden.conduct, asked: { ...asked, answers } } },
  });
  publishHeldBallot(builder, context);
  return decided(builder.change);
}

/** A vote under the floor is published only when all who are there, and all whose ballot it is, agree. */
function publishHeldBallot(builder: ChangeBuilder, context: Context): void {
  const { heldBallot, asked } = builder.state.hidden.conduct;
  if (heldBallot === null || !asked) return;
  const ballots = countBallots(builder.state, heldBallot, context);
  const concerned = [...presentParticipants(builder.state), ...ballots.map((ballot) => ballot.participantId)];
  if (!concerned.every((id) => asked.answers[id] === true)) return;
  publishTally(builder, ballots);
  dropHeldBallot(builder);
}

/** The plan list as the lead wants it, with one low-voted risk that must not be buried (DESIGN, "Vote"; SPEC BA6). */
export function setTopRisks(state: State, { riskIds, minority }: CommandOf<'setTopRisks'>): Decision {
  if (state.session.vote.open) return refused('voteOpen', 'The vote is still open. Close it first.');
  const isRisk = (id: string): boolean => Object.hasOwn(state.board.risks, id);
  if (![...riskIds, ...(minority ? [minority] : [])].every(isRisk)) {
    return refused('gone', 'One of these risks is not on the board any longer.');
  }
  const builder = new ChangeBuilder(state);
  dropHeldBallot(builder);
  builder.add({
    session: { topRisks: [...new Set(riskIds)], minority: minority === undefined ? state.session.minority : minority },
  });
  return decided(builder.change);
}
