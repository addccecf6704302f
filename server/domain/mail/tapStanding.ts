import type { Risk } from '../../../shared/board/board.ts';
import type { TapCheck, TapEnd, TapReply, TapStanding } from '../../../shared/mail/tap.ts';
import { effectiveOwner, effectiveOwnerId } from '../../../shared/register/owners.ts';
import { isLook, lastLook, nextCheck } from '../../../shared/register/schedule.ts';
import { titleOf } from '../../../shared/register/score.ts';
import { dayIn, heldOnOf } from '../../../shared/session/session.ts';
import { dayMs } from '../../../shared/time.ts';
import type { Context } from '../core/context.ts';
import type { Tap } from '../core/mailbox.ts';
import { personHere } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import { aboutTripwire } from './taps.ts';

type Reading = Pick<Context, 'now' | 'planTexts' | 'secretFor'>;

/** What a link can still do (SPEC TL53b, TL53e). */
export function standingOf(state: State, tap: Tap, context: Reading): TapStanding {
  if (tap.used) {
    const { at, answer } = tap.used;
    return { kind: 'used', at, answer, canUndo: context.now - at <= dayMs && canChange(state) };
  }
  const why = endOf(state, tap, context);
  return why === null ? { kind: 'open' } : { kind: 'over', why };
}

const canChange = ({ session: { stage, workshop } }: State): boolean => stage.name === 'register' && !workshop.closed;

function endOf(state: State, tap: Tap, context: Reading): TapEnd | null {
  const { session, board } = state;
  const risk = board.risks[tap.riskId];
  if (session.stage.name !== 'register') return 'reopened';
  if (session.workshop.closed) return 'readOnly';
  if (!risk || risk.state === 'retired') return 'retired';
  if (tap.until < dayIn(session, context.now)) return 'expired';
  const isWatcher = effectiveOwnerId(risk, 'watcher') === tap.participantId;
  if (!isWatcher || risk.declinedOn || personHere(state, tap.participantId) === null) return 'watcher';
  if (risk.state === 'tripped') return 'tripped';
  if (nextCheck(risk, heldOnOf(session)) !== tap.day) return (lastLook(risk) ?? '') >= tap.day ? 'looked' : 'moved';
  return aboutTripwire(context, risk, context.planTexts(tap.riskId)) === tap.about ? null : 'reworded';
}

/** What the page of a link shows. */
export function tapReply(state: State, tap: Tap, context: Reading): TapReply {
  const risk = state.board.risks[tap.riskId];
  return {
    register: state.session.workshop.title,
    standing: standingOf(state, tap, context),
    check: risk ? checkOf(state, risk, tap, context) : null,
  };
}

function checkOf(state: State, risk: Risk, tap: Tap, { now, planTexts }: Reading): TapCheck {
  const { session, people, board } = state;
  const { signal, source, threshold, contingency } = planTexts(tap.riskId);
  const last = risk.readings?.findLast((one) => isLook(one) && one.reading !== null);
  const looked = [...(risk.readings ?? []), { on: dayIn(session, now), state: 'fine', reading: null } as const];
  const ifFine = tap.used ? risk : { ...risk, readings: looked, postponed: null };
  return {
    id: `R${risk.number ?? ''}`,
    title: titleOf(board, tap.riskId),
    signal: signal.trim(),
    source: source.trim(),
    threshold: threshold.trim(),
    comparison: risk.comparison,
    watcher: effectiveOwner(risk, 'watcher'),
    day: tap.day,
    last: last && last.reading !== null ? { reading: last.reading, on: last.on } : null,
    next: nextCheck(ifFine, heldOnOf(session)),
    contingencyOwner: effectiveOwner(risk, 'contingency'),
    contingency: contingency.trim(),
    facilitator: people[session.lead.facilitatorId]?.name ?? '',
    putOff: risk.postponed?.times ?? 0,
  };
}
