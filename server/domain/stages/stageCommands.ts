import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Stage } from '../../../shared/stages/stages.ts';
import { stageAfter, stageBefore } from '../../../shared/stages/stages.ts';
import type { Decision } from '../core/change.ts';
import { Draft, decided, refused } from '../core/change.ts';
import { isAnswered, startClosing } from './roundEnd.ts';
import { dissolveSingletons, enterStage, makeSingletons, openVoteRound, roomForSingletons } from './enterStage.ts';
import { dropHeldBallot, endBallot } from './rounds.ts';
import type { Context, State } from '../core/state.ts';

const stageMoved = () => refused('stageMoved', 'The workshop is in another stage by now.');

const entered = (state: State, stage: Stage, context: Context): Decision => {
  const draft = new Draft(state);
  enterStage(draft, stage, context);
  return decided(draft.change);
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
    state.hidden.conduct.ballotFor === 'lobby' ? startClosing(state, 'leaveLobby', context) : null,
  imagine: freely,
  write: (state, context) => {
    if (state.session.workshop.settings.sharing === 'own') return null;
    if (!isAnswered(state, context)) return refused('stillAnswering', 'Not everybody has answered yet.');
    return startClosing(state, 'leaveWrite', context);
  },
  share: (state, context) => {
    if (state.hidden.deck.undealt.length > 0)
      return refused('cardsUndealt', 'There are cards that nobody has read yet.');
    return state.hidden.conduct.notebookFor === 'write' ? startClosing(state, 'leaveOwnShare', context) : null;
  },
  cluster: (state) => (roomForSingletons(new Draft(state)) ? null : tooManyLoose()),
  vote: (state) => (state.session.vote.open ? refused('voteOpen', 'The vote is still open. Close it first.') : null),
  plan: freely,
  commit: (state, context) =>
    state.hidden.conduct.ballotFor === 'commit' ? startClosing(state, 'leaveCommit', context) : null,
  register: freely,
};

/** Goes back one stage without losing what later stages made (CONTRACT section 6; SPEC ST5). */
export function goBack(state: State, command: CommandOf<'goBack'>, context: Context): Decision {
  const stage = state.session.stage.name;
  if (command.from !== undefined && command.from !== stage) return stageMoved();
  if (state.hidden.conduct.closing) return { kind: 'held' };
  const previous = stageBefore(stage);
  if (previous === null) return refused('firstStage', 'The lobby is the first stage.');
  const draft = new Draft(state);
  if (stage === 'vote') {
    if (state.session.vote.open) {
      endBallot(draft);
      draft.add({ session: { vote: { ...state.session.vote, open: false } } });
    }
    dissolveSingletons(draft);
  }
  enterStage(draft, previous, context);
  return decided(draft.change);
}

/** Opens the vote once more: totals and ranking are withdrawn, everyone starts with empty dots (SPEC BA9). */
export function openVote(state: State, command: CommandOf<'openVote'>, context: Context): Decision {
  const { vote, workshop } = state.session;
  if (state.hidden.conduct.closing) return { kind: 'held' };
  if (vote.open) return refused('voteOpen', 'The vote is open already.');
  if (!roomForSingletons(new Draft(state))) return tooManyLoose();
  if (!vote.revoteLeft) return refused('noMoreVotes', 'The one second vote has been used.');
  const draft = new Draft(state);
  dropHeldBallot(draft);
  draft.add({ session: { vote: { ...vote, revoteLeft: false }, tally: null, ranking: [] } });
  makeSingletons(draft, context);
  openVoteRound(draft, command.dots ?? workshop.settings.dots);
  return decided(draft.change);
}

export function closeVote(state: State, context: Context): Decision {
  if (!state.session.vote.open) return refused('voteClosed', 'The vote is closed already.');
  return state.hidden.conduct.closing ? { kind: 'held' } : startClosing(state, 'closeVote', context);
}
