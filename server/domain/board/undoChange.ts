import type { Risk } from '../../../shared/board/board.ts';
import { recordKinds } from '../../../shared/board/records.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import { partsWithTexts, withoutAcceptance } from '../../../shared/register/acceptance.ts';
import { isPlanned } from '../../../shared/register/missing.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { decided, refused } from '../core/decision.ts';
import { isSame } from '../core/isSame.ts';
import type { State } from '../core/state.ts';
import { isBy } from '../history/author.ts';
import { ofRegister } from '../history/entries.ts';
import type { RecordEntry } from '../history/recordChanges.ts';
import type { DecideBoard } from './boardCommand.ts';
import { undoCheck } from './checks.ts';
import { riskAt } from './find.ts';
import { armedState } from './tripwires.ts';
import { isRecordAsLeft, isThere, recordReversed } from './undoRecord.ts';

const cannotUndo = refused('gone', 'This change cannot be undone.', { reason: 'change' });
const changedSince = refused('changedSince', 'This was changed since.', { reason: 'change' });

/**
 * Undoes one's own last change of a risk or a record, unless somebody changed the same since (SPEC RW7d). It is an entry of
 * the history itself. A check is taken back by the rules of undoCheck.
 */
const undoChange: DecideBoard<'undoChange'> = (state, { entryId }, context) => {
  const entry = Object.values(state.hidden.history)
    .flat()
    .find(({ id }) => id === entryId);
  if (!entry || !isBy(entry.by, context.actorId)) return cannotUndo;
  const { riskId, checkId, record } = entry;
  const risk = riskId === null ? undefined : riskAt(state, riskId);
  if ((riskId === null ? !record : !risk) || (record && !isThere(state, record))) return cannotUndo;
  const later = (state.hidden.history[riskId ?? ofRegister] ?? []).filter(
    (other) => other.id > entryId && (riskId !== null || other.record?.id === record?.id),
  );
  if (later.some(({ undoes }) => undoes === entryId)) return cannotUndo;
  if (later.some((other) => isOwn(other, context.actorId))) return changedSince;
  if (riskId !== null && checkId !== undefined) {
    if (entry.type !== 'recordCheck') return cannotUndo;
    const undone = undoCheck(state, { type: 'undoCheck', riskId, checkId }, context);
    return undone.kind === 'decided' ? { ...undone, undoes: entryId } : undone;
  }
  if (record && !isRecordUntouched(state, record, later, context)) return changedSince;
  const ofRecord = record ? recordReversed(record) : {};
  if (riskId === null || !risk || !tellsOfRisk(entry)) return decided(ofRecord, { undoes: entryId });
  if (!isAsLeft(state, riskId, risk, entry, context)) return changedSince;
  if (entry.type === 'addRisk') {
    const isUsed =
      isPlanned(risk, context.planTexts(riskId)) ||
      (risk.readings?.length ?? 0) > 0 ||
      recordKinds.some((kind) => Object.values<object>(state.records[kind]).some((one) => isOf(one, riskId))) ||
      Object.values(state.board.cards).some((card) => card.riskId === riskId);
    return isUsed
      ? changedSince
      : decided({ risks: { [riskId]: null }, ...unplanned(state, riskId) }, { undoes: entryId });
  }
  return decided(joinChanges(reversed(state, riskId, risk, entry, context), ofRecord), { undoes: entryId });
};

const tellsOfRisk = ({ changes, texts, planned }: HistoryEntry): boolean =>
  changes !== undefined || texts !== undefined || planned !== undefined;

const isOf = (record: object, riskId: RiskId): boolean => 'riskId' in record && record.riskId === riskId;

/** A new record goes while nobody changed it, in an entry of the history or in a text that somebody still writes. */
const isRecordUntouched = (
  state: State,
  record: RecordEntry,
  later: readonly HistoryEntry[],
  context: Context,
): boolean =>
  isRecordAsLeft(state, record, context) &&
  (record.changes !== null ||
    (state.hidden.typing[record.id] === undefined && !later.some((other) => other.record?.id === record.id)));

const isOwn = ({ by }: HistoryEntry, actorId: ParticipantId): boolean => isBy(by, actorId);

const isOnPlan = ({ session }: State, riskId: RiskId): boolean =>
  session.topRisks.includes(riskId) || session.minority === riskId;

function isAsLeft(state: State, riskId: RiskId, risk: Risk, entry: HistoryEntry, context: Context): boolean {
  const { changes = {}, texts = {}, planned } = entry;
  const written = context.planTexts(riskId);
  return (
    Object.entries(changes).every(([field, [, after]]) => isSame(risk[field as keyof Risk] ?? null, after ?? null)) &&
    Object.entries(texts).every(([field, [, after]]) => written[field as PlanField] === after) &&
    (planned === undefined || isOnPlan(state, riskId) === planned[1])
  );
}

/** What a field is before it is set; null for every other. */
const unset: { readonly [field: string]: unknown } = { positions: [], acceptedUntil: {}, accepted: {} };

function reversed(state: State, riskId: RiskId, risk: Risk, entry: HistoryEntry, context: Context): Change {
  const { changes = {}, texts = {}, planned } = entry;
  const back: Partial<Risk> = Object.fromEntries(
    Object.entries(changes).map(([field, [before]]) => [field, before ?? unset[field] ?? null]),
  );
  const written = Object.fromEntries(Object.entries(texts).map(([field, [before]]) => [field, before]));
  const after = { ...risk, ...back };
  const armed = armedState(after, riskId, {
    ...context,
    planTexts: (id) => ({ ...context.planTexts(id), ...(id === riskId && written) }),
  });
  const edit: Partial<Risk> = {
    ...withoutAcceptance(risk, partsWithTexts(Object.keys(texts) as PlanField[])),
    ...back,
    ...(armed !== after.state && { state: armed }),
  };
  return {
    ...(Object.keys(edit).length > 0 && { risks: { [riskId]: edit } }),
    ...(Object.keys(written).length > 0 && { texts: { [riskId]: written } }),
    ...(planned &&
      (planned[0] ? { session: { topRisks: [...state.session.topRisks, riskId] } } : unplanned(state, riskId))),
  };
}

function unplanned({ session }: State, riskId: RiskId): Pick<Change, 'session'> {
  const { topRisks, minority } = session;
  return {
    session: { topRisks: topRisks.filter((id) => id !== riskId), minority: minority === riskId ? null : minority },
  };
}

export const undoChangeDecisions = { undoChange };
