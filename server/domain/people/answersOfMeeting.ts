import type { Change } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { decided, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Visitors } from '../core/visitors.ts';

/** The answers to "What felt unsafe to say?", wherever they are stored now; null when there are none. */
export const answersOfMeeting = ({ session, hidden }: Pick<State, 'session' | 'hidden'>): readonly string[] | null =>
  session.pulse ?? hidden.visitors.answers ?? null;

/**
 * Moves the answers out of the session before the first visitor receives it: they stay with those who were in the meeting
 * (SPEC FL2a).
 * @param visitors with the first visit
 */
export const withAnswersHidden = ({ session }: State, visitors: Visitors): Change =>
  visitors.answers !== undefined && session.pulse === null
    ? {}
    : {
        session: { pulse: null },
        hidden: { visitors: { ...visitors, answers: session.pulse ?? visitors.answers ?? null } },
      };

function deleteAnswers(state: State): Decision {
  if (answersOfMeeting(state) === null) return unchanged;
  return decided({ session: { pulse: null }, hidden: { visitors: { ...state.hidden.visitors, answers: null } } });
}

export const answerDecisions = { deleteAnswers };
