import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { CommandType } from '../../../shared/commands/registry.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';

export type DecideBoard<T extends CommandType> = (state: State, command: CommandOf<T>, context: Context) => Decision;

const voteOpen = refused('voteOpen', 'Piles cannot be changed while the vote is open.', { reason: 'piles' });

/** Refuses a command while the vote is open (SPEC BO2a). */
export const whileNoVote =
  <T extends CommandType>(decide: DecideBoard<T>): DecideBoard<T> =>
  (state, command, context) =>
    state.session.vote.open ? voteOpen : decide(state, command, context);
