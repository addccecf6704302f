import type { Board, Reading, Risk } from '../../../shared/board/board.ts';
import { createRisk } from '../../../shared/board/board.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { Records } from '../../../shared/board/records.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { isReviewField } from '../../../shared/plan/reviews.ts';
import type { Reviews, ReviewTexts } from '../../../shared/plan/reviews.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';
import type { State } from '../core/state.ts';
import { entriesOf } from './entries.ts';
import type { PastRecords } from './recordsAsOf.ts';
import { asRecords, recordsNow, takeBackRecord, writeBackLines } from './recordsAsOf.ts';

/** The register as it stood at the end of a day. */
export type AsOf = {
  readonly board: Board;
  readonly texts: { readonly [riskId: RiskId]: PlanTexts };
  readonly topRisks: readonly RiskId[];
  readonly minority: RiskId | null;
  readonly records: Records;
  readonly reviews: Reviews;
};

type Past = PastRecords & {
  readonly risks: { [id: RiskId]: Risk };
  readonly texts: { [id: RiskId]: PlanTexts };
  planned: RiskId[];
};

/** How many readings of a tripwire a board holds (SPEC BO15b). */
const shownReadings = 100;

/** Fields that a board does not have until they are first set. */
const unset: { readonly [field: string]: unknown } = createRisk('', '');

/**
 * Takes back, newest first, what the history holds of later days (SPEC RW7e). Cards are as they are now: those that were
 * withdrawn since are in no history. Before the end of the meeting there is none: an earlier day gives the register as the
 * meeting left it.
 */
export function registerAsOf(
  state: State,
  planTexts: (riskId: RiskId) => PlanTexts,
  reviewTexts: (incidentId: string) => ReviewTexts | null,
  on: IsoDate,
): AsOf {
  const { session, board, hidden } = state;
  const isLater = (at: number): boolean => dayIn(session, at) > on;
  const past: Past = {
    risks: Object.fromEntries(
      Object.entries(board.risks).map(([id, risk]) => [id, { ...risk, ...readingsUntil(state, id, risk, on) }]),
    ),
    texts: Object.fromEntries(Object.keys(board.risks).map((id) => [id, planTexts(id)])),
    planned: [...session.topRisks],
    ...recordsNow(state, reviewTexts),
  };
  for (const [id, fields] of Object.entries(hidden.typing)) {
    for (const [field, { before, startedAt }] of Object.entries(fields)) {
      if (!isLater(startedAt)) continue;
      if (isReviewField(field)) writeBackLines(past, id, [[field, before]]);
      else writeBack(past, id, { [field]: [before, ''] });
    }
  }
  for (const entry of entriesOf(hidden.history)) if (isLater(entry.at)) takeBack(past, entry);
  const isThere = (riskId: RiskId): boolean => Object.hasOwn(past.risks, riskId);
  const { minority } = session;
  return {
    board: { cards: board.cards, risks: past.risks },
    texts: past.texts,
    topRisks: past.planned.filter((riskId) => isThere(riskId) && riskId !== minority),
    minority: minority !== null && isThere(minority) ? minority : null,
    ...asRecords(past),
  };
}

function takeBack(past: Past, { riskId, type, changes = {}, texts = {}, planned, record }: HistoryEntry): void {
  if (record) takeBackRecord(past, record);
  const risk = riskId === null ? undefined : past.risks[riskId];
  if (riskId === null || !risk) return;
  if (type === 'addRisk') {
    delete past.risks[riskId];
    delete past.texts[riskId];
    return;
  }
  const before = Object.entries(changes).map(([field, [value]]) => [field, value ?? unset[field]]);
  past.risks[riskId] = withoutUndefined({ ...risk, ...(Object.fromEntries(before) as Partial<Risk>) });
  writeBack(past, riskId, texts);
  if (planned?.[0] && !past.planned.includes(riskId)) past.planned.push(riskId);
  if (planned && !planned[0]) past.planned = past.planned.filter((id) => id !== riskId);
}

function writeBack(past: Past, riskId: RiskId, texts: { readonly [field: string]: readonly [string, string] }): void {
  const now = past.texts[riskId];
  if (!now) return;
  const before = Object.entries(texts).map(([field, [text]]) => [field as PlanField, text]);
  past.texts[riskId] = { ...now, ...(Object.fromEntries(before) as Partial<PlanTexts>) };
}

const withoutUndefined = (risk: Risk): Risk =>
  Object.fromEntries(Object.entries<unknown>(risk).filter(([, value]) => value !== undefined)) as Risk;

/** The last checks until that day; a check is taken back on its own day or the next. */
function readingsUntil({ session, hidden }: State, riskId: RiskId, risk: Risk, on: IsoDate): { readings?: Reading[] } {
  const undone = new Map(
    (hidden.history[riskId] ?? [])
      .filter((entry) => entry.checkId !== undefined && entry.type !== 'recordCheck')
      .map((entry) => [entry.checkId, dayIn(session, entry.at)]),
  );
  const kept = hidden.checks[riskId] ?? [];
  const readings = kept
    .map(({ id, at, state, reading, note, undone: isUndone }): Reading => ({
      ...(id !== undefined && { id }),
      on: dayIn(session, at),
      state,
      reading,
      ...(note !== undefined && { note }),
      ...(isUndone && (undone.get(id) ?? on) <= on && { undone: true }),
    }))
    .filter((reading) => reading.on <= on);
  // A register that was imported has readings that no check of it made.
  if (kept.length === 0 && risk.readings) return { readings: risk.readings.filter((reading) => reading.on <= on) };
  return risk.readings ? { readings: readings.slice(-shownReadings) } : {};
}
