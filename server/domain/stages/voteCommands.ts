import type { CommandOf } from '../../../shared/commands/commands.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { announceRoundEnd } from './roundEnd.ts';
import { dropHeldBallot } from './rounds.ts';
import { canAddSingletons, makeSingletons, tooManyLooseCards } from './singletons.ts';
import { openVoteRound } from './vote.ts';

/** Opens the second vote: clears totals and ranking; all ballots start empty (SPEC BA9a). */
function openVote(state: State, command: CommandOf<'openVote'>, context: Context): Decision {
  const { vote, workshop } = state.session;
  if (state.hidden.conduct.closing) return { kind: 'held' };
  if (vote.open) return refused('voteOpen', 'The vote is open already.', { reason: 'already' });
  if (!canAddSingletons(state)) return tooManyLooseCards;
  if (!vote.revoteLeft) return refused('noMoreVotes', 'The second vote has been used.');
  const builder = new ChangeBuilder(state);
  dropHeldBallot(builder);
  builder.add({ session: { vote: { ...vote, revoteLeft: false }, tally: null, ranking: [] } });
  makeSingletons(builder, context);
  openVoteRound(builder, command.dots ?? workshop.settings.dots);
  return decided(builder.change);
}

function closeVote(state: State, _command: unknown, context: Context): Decision {
  if (!state.session.vote.open) return refused('voteClosed', 'The vote is closed already.');
  return state.hidden.conduct.closing ? { kind: 'held' } : announceRoundEnd(state, 'closeVote', context);
}

export const voteDecisions = { openVote, closeVote };
