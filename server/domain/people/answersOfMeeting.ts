import type { Change } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { decided, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Visitors } from '../core/visitors.ts';

/** The answers to "What felt unsafe to say?", wherever they are stored now; null when there are none. */
export const answersOfMeeting = ({ session, hidden }: Pick<State, 'session' | 'hidden'>): readonly string[] | null =>
  session.pulse ?? hidden.visitors.answers ?? null;

/**
 * Takes out of the session what no visitor may receive, before the first one comes: the answers to "What felt unsafe to say?",
 * which stay with those who were in the meeting (SPEC LK6a), and what admits to the meeting (SPEC LK6c).
 * @param visitors with the first visit
 */
export const withheldFromVisitors = ({ session }: State, visitors: Visitors): Change =>
  visitors.join !== undefined && session.pulse === null
    ? {}
    : {
        session: { pulse: null, workshop: { ...session.workshop, joinCode: '', linkSecret: null } },
        hidden: {
          visitors: {
            ...visitors,
            answers: session.pulse ?? visitors.answers ?? null,
            join: visitors.join ?? { joinCode: session.workshop.joinCode, linkSecret: session.workshop.linkSecret },
          },
        },
        effects: [{ kind: 'wordsErased', document: 'session' }],
      };

function deleteAnswers(state: State): Decision {
  if (answersOfMeeting(state) === null) return unchanged;
  return decided({
    session: { pulse: null },
    hidden: { visitors: { ...state.hidden.visitors, answers: null } },
    effects: [{ kind: 'wordsErased', document: 'session' }],
  });
}

export const answerDecisions = { deleteAnswers };
