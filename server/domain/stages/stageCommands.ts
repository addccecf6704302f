import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Stage } from '../../../shared/stages/stages.ts';
import { isSecondLook, nextStageOf, previousStageOf } from '../../../shared/session/secondLook.ts';
import { abandonSecondLook } from '../foresight/halfway.ts';
import { canGovern } from '../core/capability.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { isAnswered } from './consent.ts';
import { enterStage } from './enterStage.ts';
import { announceRoundEnd } from './roundEnd.ts';
import { endBallot } from './rounds.ts';
import { canAddSingletons, dissolveSingletons, tooManyLooseCards } from './singletons.ts';

const stageMoved = refused('stageMoved', 'The workshop is in another stage by now.', { reason: 'movedOn' });

const entered = (state: State, stage: Stage, context: Context): Decision => {
  const builder = new ChangeBuilder(state);
  enterStage(builder, stage, context);
  return decided(builder.change);
};

/** Goes on to the next stage, or refuses with what has to happen first (SPEC ST4a). */
function advanceStage(state: State, command: CommandOf<'advanceStage'>, context: Context): Decision {
  const stage = state.session.stage.name;
  if (command.from !== undefined && command.from !== stage) return stageMoved;
  if (state.hidden.conduct.closing) return { kind: 'held' };
  const next = nextStageOf(state.session);
  if (next === null) return refused('lastStage', 'The register is the last stage.');
  return beforeLeaving[stage](state, context) ?? entered(state, next, context);
}

const freely = (): null => null;

/** What has to happen before a stage is left for the next one; null: nothing. */
const beforeLeaving: { readonly [S in Stage]: (state: State, context: Context) => Decision | null } = {
  lobby: (state, context) =>
    state.hidden.conduct.ballotFor === 'lobby' ? announceRoundEnd(state, 'leaveLobby', context) : null,
  imagine: freely,
  write: (state, context) => {
    if (state.session.workshop.settings.sharing === 'own') return null;
    if (!isAnswered(state, context)) return refused('stillAnswering', 'Not everyone has answered yet.');
    return announceRoundEnd(state, 'leaveWrite', context);
  },
  share: (state, context) => {
    if (state.hidden.deck.undealt.length > 0) return refused('cardsUndealt', 'Some cards have not been read yet.');
    return state.hidden.conduct.notebookFor === 'write' ? announceRoundEnd(state, 'leaveOwnShare', context) : null;
  },
  cluster: (state) => (canAddSingletons(state) ? null : tooManyLooseCards),
  vote: (state) =>
    state.session.vote.open
      ? refused('voteOpen', 'The vote is still open. Close it first.', { reason: 'closeFirst' })
      : null,
  plan: freely,
  commit: (state, context) => {
    const { ballotFor } = state.hidden.conduct;
    if (ballotFor === 'secondLook') return announceRoundEnd(state, 'leaveSecondLook', context);
    return ballotFor === 'commit' ? announceRoundEnd(state, 'leaveCommit', context) : null;
  },
  register: freely,
};

/** Goes back one stage and keeps what the later stages created (SPEC ST5). Only the facilitator reopens the meeting (SPEC LE6b). */
function goBack(state: State, command: CommandOf<'goBack'>, context: Context): Decision {
  const stage = state.session.stage.name;
  if (command.from !== undefined && command.from !== stage) return stageMoved;
  if (state.hidden.conduct.closing) return { kind: 'held' };
  const previous = previousStageOf(state.session);
  if (previous === null) return refused('firstStage', 'The lobby is the first stage.');
  if (stage === 'register' && !canGovern(state, context.actorId)) {
    return refused('notAllowed', 'Only the facilitator can go back from the register.', { reason: 'capability' });
  }
  const builder = new ChangeBuilder(state);
  if (stage === 'vote') {
    if (state.session.vote.open) {
      endBallot(builder);
      builder.add({ session: { vote: { ...state.session.vote, open: false } } });
    }
    dissolveSingletons(builder);
  }
  if (stage === 'write' && isSecondLook(state.session)) abandonSecondLook(builder);
  enterStage(builder, previous, context);
  return decided(builder.change);
}

/** The last step of commit, under a name of its own (SPEC LK4a). */
const endMeeting = (state: State, _command: unknown, context: Context): Decision =>
  advanceStage(state, { type: 'advanceStage', from: 'commit' }, context);

export const stageDecisions = { advanceStage, endMeeting, goBack };
