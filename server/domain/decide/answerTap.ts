import type { TapAnswer } from '../../../shared/mail/tap.ts';
import type { TapRequest } from '../../../shared/mail/requests.ts';
import { withoutAcceptance } from '../../../shared/register/acceptance.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { Tap, TapUse } from '../core/mailbox.ts';
import type { State } from '../core/state.ts';
import { authorOf } from '../history/author.ts';
import { eventRecorded } from '../history/record.ts';
import { standingOf } from '../mail/tapStanding.ts';
import { decide } from './decide.ts';

type Asked = Omit<TapRequest, 'secret'>;

/**
 * The answer of a link in a mail: recorded as by the watcher, with the mark that it came by a link, by the rules of the
 * register's page (SPEC TL53b). A link answers once; the answer can be taken back for a day, and given anew.
 */
export function answerTap(state: State, hash: string, asked: Asked, context: Context): Decision {
  const tap = state.hidden.taps[hash];
  if (!tap) return over;
  const byLink: Context = { ...context, actorId: tap.participantId, isByLink: true };
  const standing = standingOf(state, tap, byLink);
  if (asked.undo) {
    return standing.kind === 'used' && standing.canUndo && tap.used
      ? takenBack(state, hash, tap, tap.used, byLink)
      : over;
  }
  if (standing.kind !== 'open' || asked.answer === undefined) return over;
  const { answer } = asked;
  if (answer === 'notMine')
    return decided(joinChanges(declined(state, tap, byLink), used(state, hash, { answer }, byLink)));
  const decision = recorded(state, tap, answer, asked, byLink);
  if (decision.kind !== 'decided') return decision;
  const { checkId } = decision;
  const use = { answer, ...(checkId !== undefined && { checkId }) };
  return { ...decision, change: joinChanges(decision.change, used(state, hash, use, byLink)) };
}

const over = refused('gone', 'This link has answered, or belongs to a check that is over.', { reason: 'tap' });

const withTap = ({ hidden: { taps } }: State, hash: string, tap: Tap): Change => ({
  hidden: { taps: { ...taps, [hash]: tap } },
});

function used(state: State, hash: string, use: Omit<TapUse, 'at'>, { now }: Context): Change {
  const tap = state.hidden.taps[hash];
  return tap ? withTap(state, hash, { ...tap, used: { at: now, ...use } }) : {};
}

function recorded(
  state: State,
  { riskId }: Tap,
  answer: Exclude<TapAnswer, 'notMine'>,
  { reading, note, days, anyway }: Asked,
  context: Context,
): Decision {
  const command = {
    type: 'recordCheck',
    riskId,
    state: answer,
    ...(reading !== undefined && { reading }),
    ...(note !== undefined && { note }),
    ...(days !== undefined && { days }),
    ...(anyway !== undefined && { anyway }),
  } as const;
  return decide(state, command, context);
}

/** Nobody else becomes the watcher: that somebody has to be named waits for the facilitator (SPEC TL53f). */
function declined(state: State, { riskId, participantId }: Tap, context: Context): Change {
  const risk = state.board.risks[riskId];
  if (!risk) return {};
  const change = { declinedOn: dayIn(state.session, context.now), ...withoutAcceptance(risk, ['watcher']) };
  return ofRisk(state, { risks: { [riskId]: change } }, participantId, 'notMine', context);
}

const ofRisk = (state: State, change: Change, participantId: string, type: string, context: Context): Change =>
  eventRecorded(state, change, context, { by: { ...authorOf(state, participantId), byLink: true }, type });

function takenBack(state: State, hash: string, tap: Tap, use: TapUse, context: Context): Decision {
  const again = withTap(state, hash, { ...tap, used: null });
  if (use.answer === 'notMine') {
    const change = { risks: { [tap.riskId]: { declinedOn: null } } };
    return decided(joinChanges(ofRisk(state, change, tap.participantId, 'notMineUndone', context), again));
  }
  if (use.checkId === undefined) return over;
  const decision = decide(state, { type: 'undoCheck', riskId: tap.riskId, checkId: use.checkId }, context);
  return decision.kind === 'decided' ? { ...decision, change: joinChanges(decision.change, again) } : decision;
}
