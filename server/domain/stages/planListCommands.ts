import type { CommandOf } from '../../../shared/commands/commands.ts';
import { shuffled } from '../../../shared/ids.ts';
import { registerOrder } from '../../../shared/register/registerOrder.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import { giveOut, pairsMended } from '../core/pairs.ts';
import { personHere, presentParticipants } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import { dropHeldBallot } from './rounds.ts';

/** Sets the plan list, with one risk of few votes that is planned nevertheless (SPEC BA4c, BA6b). */
function setTopRisks(state: State, { riskIds, minority }: CommandOf<'setTopRisks'>, context: Context): Decision {
  if (state.session.vote.open)
    return refused('voteOpen', 'The vote is still open. Close it first.', { reason: 'closeFirst' });
  const isRisk = (id: string): boolean => Object.hasOwn(state.board.risks, id);
  if (![...riskIds, ...(minority ? [minority] : [])].every(isRisk)) {
    return refused('gone', 'One of these risks is not on the board any more.', { reason: 'risk' });
  }
  const builder = new ChangeBuilder(state);
  dropHeldBallot(builder);
  builder.add({
    session: { topRisks: [...new Set(riskIds)], minority: minority === undefined ? state.session.minority : minority },
  });
  builder.add(pairsMended(builder.state, context));
  return decided(builder.change);
}

/** Gives out the risks anew to all who are present, or as the command says (SPEC PL1a, PL1d). */
function pairUp(state: State, { pairs }: CommandOf<'pairUp'>, context: Context): Decision {
  if (pairs) {
    const areKnown = Object.entries(pairs).every(
      ([riskId, people]) =>
        Object.hasOwn(state.board.risks, riskId) && people.every((id) => personHere(state, id) !== null),
    );
    return areKnown
      ? decided({ session: { pairs } })
      : refused('gone', 'A risk or a person of these pairs is not in the workshop any more.', { reason: 'pair' });
  }
  const { planned } = registerOrder(state.session, state.board);
  if (planned.length === 0) return refused('gone', 'There is no risk on the plan list yet.', { reason: 'plan' });
  const people = shuffled(presentParticipants(state).sort(), context.random.order);
  return decided({ session: { pairs: giveOut(planned, people) } });
}

export const planListDecisions = { setTopRisks, pairUp };
