import type { CheckResult, Postponement, Reading, Risk } from '../../../shared/board/board.ts';
import { createId } from '../../../shared/ids.ts';
import { isLook, nextCheck } from '../../../shared/register/schedule.ts';
import { isPast, parseMeasure, thresholdOf } from '../../../shared/register/measure.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { dayIn, heldOnOf } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { dayMs, daysLater } from '../../../shared/time.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Context } from '../core/context.ts';
import type { Refused } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { Check, Standing, State } from '../core/state.ts';
import { joinChanges } from '../core/change.ts';
import { incidentsChecked, incidentsUnchecked } from './incidentEdits.ts';
import type { DecideBoard } from './boardCommand.ts';
import { goneRisk, riskAt } from './find.ts';

/** How many readings of a tripwire the board holds, and how many the server keeps (SPEC BO15b). */
export const shownReadings = 100;
export const keptChecks = 2_000;

/** For how long a check can be taken back (SPEC RW4f). */
const undoMs = dayMs;

const goneCheck = refused('gone', 'There is no such check, or it is too late to change it.', { reason: 'check' });
export const retiredRisk = refused('gone', 'This risk was retired. Nobody watches it any longer.', {
  reason: 'retired',
});

type RecordCheck = CommandOf<'recordCheck'>;

/** Records a check with its day, or puts it off (SPEC BO15, RW4). */
const recordCheck: DecideBoard<'recordCheck'> = (state, command, context) => {
  const risk = riskAt(state, command.riskId);
  if (!risk) return goneRisk;
  if (risk.state === 'retired') return retiredRisk;
  const today = dayIn(state.session, context.now);
  const reading = typeof command.reading === 'string' ? oneLine(command.reading) || null : (command.reading ?? null);
  const note = command.note?.trim() ?? '';
  const refusal =
    command.state === 'later'
      ? whyNotLater(state, risk, command, note)
      : pastThreshold(risk, command, reading, note, context);
  if (refusal) return refusal;
  const found = { state: command.state, reading, ...(note !== '' && { note }) };
  const id = createId(context.random.ids);
  const { change: ofIncidents, ...incidents } =
    command.state === 'later'
      ? { change: {} }
      : incidentsChecked(state, command.riskId, { state: command.state, reading }, context);
  const check: Check = { id, at: context.now, ...found, before: standingOf(risk), ...incidents };
  const all = [...(state.hidden.checks[command.riskId] ?? []), check].slice(-keptChecks);
  const shown: Reading = { id, on: today, ...found };
  return decided(
    joinChanges(ofIncidents, {
      risks: {
        [command.riskId]: {
          ...(command.state === 'later'
            ? { postponed: putOff(risk, daysLater(today, command.days ?? 1), note) }
            : standingAfter(risk, command.state, today)),
          readings: [...(risk.readings ?? []), shown].slice(-shownReadings),
        },
      },
      hidden: { checks: { ...state.hidden.checks, [command.riskId]: all } },
    }),
    { checkId: id, ...(incidents.made !== undefined && { incidentId: incidents.made }) },
  );
};

/** A check can be put off while one is to come; it needs days and a reason (SPEC RW4e). */
function whyNotLater({ session }: State, risk: Risk, { days }: RecordCheck, note: string): Refused | null {
  if (days === undefined) {
    const faults = [{ at: 'days', fault: 'invalid' }] as const;
    return refused('malformed', 'Say for how many days: 1, 3 or 7.', { reason: 'shape', faults });
  }
  if (risk.state === 'tripped' || nextCheck(risk, heldOnOf(session)) === null) return goneCheck;
  return note === '' ? refused('reasonNeeded', 'Say why the check can wait.', { reason: 'later' }) : null;
}

/** A reading beyond the threshold that is given as fine or contained needs a note (SPEC RW4d). */
function pastThreshold(
  risk: Risk,
  { state: result, riskId, anyway }: RecordCheck,
  reading: Reading['reading'],
  note: string,
  context: Context,
): Refused | null {
  if (result === 'tripped' || reading === null || (anyway === true && note !== '')) return null;
  const threshold = thresholdOf(risk, context.planTexts(riskId));
  const previous = risk.readings?.findLast((one) => isLook(one) && one.reading !== null)?.reading ?? null;
  const read = parseMeasure(reading);
  if (!threshold || !read || !isPast(reading, threshold, previous)) return null;
  return refused('pastThreshold', `${read.value} is past ${threshold.value}. Has it tripped?`, {
    reason: 'reading',
    reading: read.value,
    threshold: threshold.value,
  });
}

export const standingOf = (risk: Risk): Standing => ({
  state: risk.state,
  stateOn: risk.stateOn ?? null,
  postponed: risk.postponed ?? null,
});

const stateAfter = { fine: 'armed', tripped: 'tripped', contained: 'contained' } as const;

export function standingAfter(risk: Risk, result: Exclude<CheckResult, 'later'>, today: IsoDate): Partial<Risk> {
  const next = stateAfter[result];
  return {
    ...(next !== risk.state && { state: next, stateOn: today }),
    ...(risk.postponed && { postponed: null }),
    ...(risk.recovered && { recovered: null }),
  };
}

const putOff = (risk: Risk, until: IsoDate, reason: string): Postponement => ({
  until,
  times: (risk.postponed?.times ?? 0) + 1,
  reason,
});

/**
 * Takes a check back within a day: it stays, struck through, and counts for nothing (SPEC RW4f). What held before it holds
 * again, unless somebody looked since; then undoing that later check puts it back.
 */
export const undoCheck: DecideBoard<'undoCheck'> = (state, { riskId, checkId }, context) => {
  const risk = riskAt(state, riskId);
  if (!risk) return goneRisk;
  const checks = state.hidden.checks[riskId] ?? [];
  const check = checks.find((one) => one.id === checkId);
  if (check?.before === undefined || context.now - check.at > undoMs) return goneCheck;
  if (check.undone) return unchanged;
  const following = checks.slice(checks.indexOf(check) + 1).filter((one) => !one.undone);
  const lookedAt = following.findIndex((one) => one.state !== 'later');
  const affected = lookedAt === -1 ? following : following.slice(0, lookedAt + 1);
  const { postponed, ...standing } = check.before;
  const struck = checks.map((one): Check => {
    if (one === check) return { ...one, undone: true };
    if (!one.before || !affected.includes(one)) return one;
    return { ...one, before: { ...one.before, ...standing, ...(one === affected[0] && { postponed }) } };
  });
  // Retiring came after the check and stands.
  const isBack = lookedAt === -1 && risk.state !== 'retired';
  return decided(
    joinChanges(incidentsUnchecked(state, check, isBack, context), {
      risks: {
        [riskId]: {
          ...(isBack && { ...standing, ...(affected.length === 0 && { postponed }) }),
          readings: (risk.readings ?? []).map((one) => (one.id === checkId ? { ...one, undone: true } : one)),
        },
      },
      hidden: { checks: { ...state.hidden.checks, [riskId]: struck } },
    }),
  );
};

export const checkDecisions = { recordCheck, undoCheck };
