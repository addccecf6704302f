import { closingMs } from '../../../shared/protocol/limits.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Awaited, Decided, Refused } from '../core/decision.ts';
import { listedParticipants } from '../core/participants.ts';
import type { Closing, State } from '../core/state.ts';
import { endUnforeseen } from '../foresight/openAnswers.ts';
import { leaveCommit, leaveLobby, leaveSecondLook } from './answers.ts';
import { leaveOwnShare, leaveWrite } from './revealNotes.ts';
import { endVote } from './vote.ts';

/**
 * Announces the end of a round: what is being typed must arrive before it (SPEC RV3a). Leaving the lobby is when its ballot
 * gets its roster (SPEC RO6a).
 */
export function announceRoundEnd(state: State, then: Closing['then'], context: Context): Awaited {
  const at = context.now + closingMs;
  const { open } = state.session;
  const ballotRoster = then === 'leaveLobby' ? listedParticipants(state) : open.ballotRoster;
  return {
    kind: 'awaited',
    change: {
      session: { open: { ...open, closingAt: at, ballotRoster } },
      hidden: { conduct: { ...state.hidden.conduct, closing: { at, then } } },
    },
  };
}

/** Ends the announced round; the decision is the reply to the command that announced it (SPEC RV3b). */
export function endRound(state: State, closing: Closing, context: Context): Decided | Refused {
  const builder = new ChangeBuilder(state).add({
    session: { open: { ...state.session.open, closingAt: null } },
    hidden: { conduct: { ...state.hidden.conduct, closing: null } },
  });
  return afterRound[closing.then](builder, context);
}

type AfterRound = (builder: ChangeBuilder, context: Context) => Decided | Refused;

const afterRound: { readonly [T in Closing['then']]: AfterRound } = {
  leaveLobby,
  leaveWrite,
  leaveOwnShare,
  closeVote: endVote,
  leaveCommit,
  leaveSecondLook,
  endUnforeseen,
};
