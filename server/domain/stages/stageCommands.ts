import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Stage } from '../../../shared/stages/stages.ts';
import { stageAfter, stageBefore } from '../../../shared/stages/stages.ts';
import type { Decision } from '../core/decision.ts';
import { ChangeBuilder } from '../core/change.ts';
import { decided, refused } from '../core/decision.ts';
import { isAnswered, announceRoundEnd } from './roundEnd.ts';
import { dissolveSingletons, enterStage, makeSingletons, openVoteRound, canAddSingletons } from './enterStage.ts';
import { dropHeldBallot, endBallot } from './rounds.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

const stageMoved = () => refused('stageMoved', 'The workshop is in another stage by now.');

const entered = (state: State, stage: Stage, context: Context): Decision => {
  const builder = new ChangeBuilder(state);
  enterStage(builder, stage, context);
  return decided(builder.change);
};

/** Goes on to the next stage, or says what has to happen first (CONTRACT section 6; SPEC ST4). */
export function advanceStage(state: State, command: CommandOf<'advanceStage'>, context: Context): Decision {
  const stage = state.session.stage.name;
  if (command.from !== undefined && command.from !== stage) return stageMoved();
  if (state.hidden.conduct.closing) return { kind: 'held' };
  const next = stageAfter(stage);
  if (next === null) return refused('lastStage', 'The register is the last stage.');
  return leaving[stage](state, context) ?? entered(state, next, context);
}

const tooManyLoose = () =>
  refused('limitReached', 'There are too many loose cards to vote on. Group some of them first.');

const freely = (): null => null;

/** What leaving a stage for the next one takes; null: nothing. */
const leaving: { readonly [S in Stage]: (state: State, context: Context) => Decision | null } = {
  lobby: (state, context) =>
    state.hidden.conduct.ballotFor === 'lobby' ? announceRoundEnd(state, 'leaveLobby', context) : null,
  imagine: freely,
  write: (state, context) => {
    if (state.session.workshop.settings.sharing === 'own') return null;
    if (!isAnswered(state, context)) return refused('stillAnswering', 'Not everybody has answered yet.');
    return announceRoundEnd(state, 'leaveWrite', context);
  },
  share: (state, context) => {
    if (state.hidden.deck.undealt.length > 0)
      return refused('cardsUndealt', 'There are cards that nobody has read yet.');
    return state.hidden.conduct.notebookFor === 'write' ? announceRoundEnd(state, 'leaveOwnShare', context) : null;
  },
  cluster: (state) => (canAddSingletons(new ChangeBuilder(state)) ? null : tooManyLoose()),
  vote: (state) => (state.session.vote.open ? refused('voteOpen', 'The vote is still open. Close it first.') : null),
  plan: freely,
  commit: (state, context) =>
    state.hidden.conduct.ballotFor === 'commit' ? announceRoundEnd(state, 'leaveCommit', context) : null,
  register: freely,
};

/** Goes back one stage without losing what later stages made (CONTRACT section 6; SPEC ST5). */
export function goBack(state: State, command: CommandOf<'goBack'>, context: Context): Decision {
  const stage = state.session.stage.name;
  if (command.from !== undefined && command.from !== stage) return stageMoved();
  if (state.hidden.conduct.closing) return { kind: 'held' };
  const previous = stageBefore(stage);
  if (previous === null) return refused('firstStage', 'The lobby is the first stage.');
  const builder = new ChangeBuilder(state);
  if (stage === 'vote') {
    if (state.session.vote.open) {
      endBallot(builder);
      builder.add({ session: { vote: { ...state.session.vote, open: false } } });
    }
    dissolveSingletons(builder);
  }
  enterStage(builder, previous, context);
  return decided(builder.change);
}

/** Opens the vote once more: totals and ranking are withdrawn, everyone starts with empty dots (SPEC BA9). */
export function openVote(state: State, command: CommandOf<'openVote'>, context: Context): Decision {
  const { vote, workshop } = state.session;
  if (state.hidden.conduct.closing) return { kind: 'held' };
  if (vote.open) return refused('voteOpen', 'The vote is open already.');
  if (!canAddSingletons(new ChangeBuilder(state))) return tooManyLoose();
  if (!vote.revoteLeft) return refused('noMoreVotes', 'The one second vote has been used.');
  const builder = new ChangeBuilder(state);
  dropHeldBallot(builder);
  builder.add({ session: { vote: { ...vote, revoteLeft: false }, tally: null, ranking: [] } });
  makeSingletons(builder, context);
  openVoteRound(builder, command.dots ?? workshop.settings.dots);
  return decided(builder.change);
}

export function closeVote(state: State, context: Context): Decision {
  if (!state.session.vote.open) return refused('voteClosed', 'The vote is closed already.');
  return state.hidden.conduct.closing ? { kind: 'held' } : announceRoundEnd(state, 'closeVote', context);
}
