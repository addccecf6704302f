import type { Reading, Risk } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import type { Threshold } from '../../../shared/register/measure.ts';
import { isPast, thresholdOf } from '../../../shared/register/measure.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { minuteMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Refused } from '../core/decision.ts';
import { refused } from '../core/decision.ts';
import type { Check, State } from '../core/state.ts';
import { recordedByProgram } from '../history/record.ts';
import { keptChecks, retiredRisk, shownReadings, standingAfter, standingOf } from './checks.ts';
import { riskAt } from './find.ts';
import { incidentsChecked } from './incidentEdits.ts';

/** How often the board shows new readings of one tripwire (SPEC TL6f). Everybody connected receives all hundred each time. */
const shownEveryMs = minuteMs;

/** What a program sent, in the terms of the register. */
export type ProgramReading = {
  /** A value is compared with the threshold; an alerting program has compared it itself. */
  readonly kind: 'value' | 'firing' | 'resolved';
  readonly value: number | string | null;
  readonly measuredAt: EpochMs;
  readonly note: string;
};

export type Taken = {
  readonly kind: 'taken';
  readonly change: Change;
  readonly checkId: string;
  readonly state: Risk['state'];
  /** Null when there is no number to compare with. */
  readonly past: boolean | null;
};

/**
 * Records a reading of a program (SPEC TL6b to TL6g). It counts as a look. Past the threshold often enough in a row, it trips
 * the tripwire; what has tripped stays so until a person says that it is contained, whatever the program reads.
 */
export function readingTaken(state: State, riskId: RiskId, reading: ProgramReading, context: Context): Taken | Refused {
  const risk = riskAt(state, riskId);
  const refusal = whyNotTaken(state, risk);
  if (refusal || !risk) return refusal ?? goneTripwire;
  const checks = state.hidden.checks[riskId] ?? [];
  const place = checks.findLastIndex(({ at }) => at <= reading.measuredAt) + 1;
  const past = isPastNow(reading, checks.slice(0, place), thresholdOf(risk, context.planTexts(riskId)));
  const isNewest = place === checks.length;
  const trips = past === true && isNewest && risk.state !== 'tripped' && isEnough(reading, checks, risk);
  const found = trips || risk.state === 'tripped' ? 'tripped' : 'fine';
  const { change: ofIncidents, ...incidents } =
    trips || (isNewest && found === 'fine')
      ? incidentsChecked(state, riskId, { state: found, reading: reading.value }, context)
      : { change: {} };
  const check: Check = {
    id: createId(context.random.ids),
    at: reading.measuredAt,
    state: found,
    reading: reading.value,
    measuredAt: reading.measuredAt,
    ...(reading.note !== '' && { note: reading.note }),
    ...(past === true && { past: true }),
    // What came late changed nothing, so that there is nothing to put back.
    ...(isNewest && { before: standingOf(risk) }),
    ...incidents,
  };
  const all = checks.toSpliced(place, 0, check).slice(-keptChecks);
  const standing = isNewest ? standingNow(risk, found, past, reading, dayIn(state.session, context.now)) : {};
  const hasMoved = Object.keys(standing).length > 0;
  const recorded: Change = {
    hidden: { checks: { ...state.hidden.checks, [riskId]: all } },
    ...(hasMoved && { risks: { [riskId]: standing } }),
  };
  const change = joinChanges(ofIncidents, recorded);
  const told = standing.state === undefined ? change : recordedByProgram(state, change, context, 'recordCheck');
  return {
    kind: 'taken',
    change: joinChanges(told, shownNow(state, riskId, all, hasMoved, context.now)),
    checkId: check.id ?? '',
    state: standing.state ?? risk.state,
    past,
  };
}

const goneTripwire = refused('gone', 'This risk is no longer in the register. Revoke this key.', { reason: 'risk' });

function whyNotTaken({ session }: State, risk: Risk | undefined): Refused | null {
  if (session.workshop.closed) {
    return refused('workshopClosed', 'This register is read-only. Nothing is watched until that is undone.');
  }
  if (session.stage.name !== 'register') {
    return refused('stageMoved', 'The meeting was opened again. Readings are taken when it is over.', {
      reason: 'otherStage',
    });
  }
  if (!risk) return goneTripwire;
  return risk.state === 'retired' ? retiredRisk : null;
}

function isPastNow(
  { kind, value }: ProgramReading,
  earlier: readonly Check[],
  threshold: Threshold | null,
): boolean | null {
  if (kind !== 'value') return kind === 'firing';
  if (threshold === null) return null;
  const previous = earlier.findLast((one) => !one.undone && one.state !== 'later' && one.reading !== null);
  return isPast(value, threshold, previous?.reading ?? null);
}

/** An alert has waited by its own rule. Values count in a row: a look of a person, or one within the threshold, begins anew. */
function isEnough({ kind }: ProgramReading, checks: readonly Check[], { inARow }: Risk): boolean {
  if (kind === 'firing') return true;
  let count = 1;
  for (const check of checks.toReversed()) {
    if (check.undone || check.state === 'later') continue;
    if (!check.past || check.state !== 'fine') break;
    count += 1;
  }
  return count >= (inARow ?? 1);
}

/** What the reading changes on the risk. A tripped one is asked about when a program finds it well again (SPEC TL6e). */
function standingNow(
  risk: Risk,
  found: 'fine' | 'tripped',
  past: boolean | null,
  { measuredAt, value }: ProgramReading,
  today: string,
): Partial<Risk> {
  if (risk.state !== 'tripped') return standingAfter(risk, found, today);
  if (past === true) return risk.recovered ? { recovered: null } : {};
  return past === false && !risk.recovered ? { recovered: { at: measuredAt, reading: value } } : {};
}

/** Shows the readings on the board at once, or leaves it to the next minute. */
function shownNow(state: State, riskId: RiskId, checks: readonly Check[], isUrgent: boolean, now: EpochMs): Change {
  const { shown } = state.hidden;
  const last = shown[riskId]?.at;
  const isDue = last === undefined || Math.abs(now - last) >= shownEveryMs;
  if (!isUrgent && !isDue) {
    return shown[riskId]?.isBehind ? {} : { hidden: { shown: { ...shown, [riskId]: { at: last, isBehind: true } } } };
  }
  return {
    risks: { [riskId]: { readings: onBoard(state, checks) } },
    hidden: { shown: { ...shown, [riskId]: { at: now, isBehind: false } } },
  };
}

const onBoard = ({ session }: State, checks: readonly Check[]): Reading[] =>
  checks.slice(-shownReadings).map(({ id, at, state, reading, note, undone, measuredAt }) => ({
    ...(id !== undefined && { id }),
    on: dayIn(session, at),
    state,
    reading,
    ...(note !== undefined && { note }),
    ...(undone && { undone }),
    ...(measuredAt !== undefined && { measuredAt }),
  }));

/** Shows the readings whose minute is over. */
export function readingsShown(state: State, now: EpochMs): Change {
  const due = Object.entries(state.hidden.shown).filter(
    ([, { at, isBehind }]) => isBehind && Math.abs(now - at) >= shownEveryMs,
  );
  if (due.length === 0) return {};
  const there = due.filter(([riskId]) => riskAt(state, riskId));
  return {
    risks: Object.fromEntries(
      there.map(([riskId]) => [riskId, { readings: onBoard(state, state.hidden.checks[riskId] ?? []) }]),
    ),
    hidden: {
      shown: {
        ...state.hidden.shown,
        ...Object.fromEntries(due.map(([riskId]) => [riskId, { at: now, isBehind: false }])),
      },
    },
  };
}

/** When the board is to show readings next; null while it shows all. */
export function nextShowing({ hidden: { shown } }: State): EpochMs | null {
  const times = Object.values(shown).flatMap(({ at, isBehind }) => (isBehind ? [at + shownEveryMs] : []));
  return times.length === 0 ? null : Math.min(...times);
}
