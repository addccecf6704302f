import type { ReviewField } from '../../../shared/board/records.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import { isReviewField } from '../../../shared/plan/reviews.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { minuteMs, secondMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Hidden, State, Typing } from '../core/state.ts';
import { authorOf, isBy } from './author.ts';
import type { NewEntry } from './entries.ts';
import { isRecording, withEntries } from './entries.ts';

/** A change of a text of the plan or of a review note, as it arrives while somebody writes. */
export type TextEdit = { readonly before: string; readonly after: string } & (PlanPlace | ReviewPlace);
export type PlanPlace = { readonly riskId: RiskId; readonly field: PlanField };
export type ReviewPlace = { readonly incidentId: string; readonly field: ReviewField };

/** Ids are of one kind only, and so are the names of fields. */
const keyOf = (place: PlanPlace | ReviewPlace): string => ('riskId' in place ? place.riskId : place.incidentId);
const placeOf = (id: string, field: PlanField | ReviewField): PlanPlace | ReviewPlace =>
  isReviewField(field) ? { incidentId: id, field } : { riskId: id, field };

/** A text becomes an entry when nobody has changed it for this time. */
const restMs = 10 * minuteMs;

/** How old `lastAt` may become: it is stored with the edits of every few seconds, not with every key. */
const storedEveryMs = 5 * secondMs;

type Moments = Pick<Context, 'now' | 'planTexts' | 'reviewTexts'>;

/**
 * Somebody changed texts of the plan. The text before is kept, in the commit of the first change, until they rest or somebody
 * else changes the same text; then both texts are one entry (SPEC RW7c).
 */
export function textsTyped(
  state: State,
  participantId: ParticipantId,
  edits: readonly TextEdit[],
  { now }: Moments,
): Change {
  if (!isRecording(state)) return {};
  const typing = copyOf(state);
  const finished: NewEntry[] = [];
  let isChanged = false;
  for (const { before, after: _, ...place } of edits) {
    const [id, { field }] = [keyOf(place), place];
    const known = typing[id]?.[field];
    const isOwn = known !== undefined && isBy(known.by, participantId);
    if (isOwn && now - known.lastAt < storedEveryMs) continue;
    if (known && !isOwn) finished.push(...entryOf(state, place, known, before));
    const began = isOwn ? known : { by: authorOf(state, participantId), before, startedAt: now };
    typing[id] = { ...typing[id], [field]: { ...began, lastAt: now } };
    isChanged = true;
  }
  return isChanged ? joinChanges({ hidden: { typing } }, withEntries(state, finished)) : {};
}

/** Makes entries of the texts that are finished; `isFinished` decides by the time of the last change. */
export function typingSettled(state: State, moments: Moments, isFinished: (lastAt: EpochMs) => boolean): Change {
  const typing = copyOf(state);
  const finished: NewEntry[] = [];
  let isChanged = false;
  for (const [id, fields] of Object.entries(state.hidden.typing)) {
    for (const [field, known] of Object.entries(fields) as [PlanField | ReviewField, Typing][]) {
      if (!isFinished(known.lastAt)) continue;
      const place = placeOf(id, field);
      finished.push(...entryOf(state, place, known, textAt(place, moments)));
      const { [field]: _, ...others } = typing[id] ?? {};
      typing[id] = others;
      isChanged = true;
    }
    if (Object.keys(typing[id] ?? {}).length === 0) delete typing[id];
  }
  return isChanged ? joinChanges({ hidden: { typing } }, withEntries(state, finished)) : {};
}

/** A note that was removed has no words. */
const textAt = (place: PlanPlace | ReviewPlace, { planTexts, reviewTexts }: Moments): string =>
  'riskId' in place ? planTexts(place.riskId)[place.field] : (reviewTexts(place.incidentId)?.[place.field] ?? '');

/** The texts that nobody has changed for a while. */
export const restedTexts = (state: State, context: Moments): Change =>
  typingSettled(state, context, (lastAt) => lastAt + restMs + storedEveryMs <= context.now);

/** When the next text will have rested; null when nobody writes. */
export function restsAt({ hidden }: State): EpochMs | null {
  const last = Object.values(hidden.typing).flatMap((fields) => Object.values(fields).map(({ lastAt }) => lastAt));
  return last.length === 0 ? null : Math.min(...last) + restMs + storedEveryMs;
}

const copyOf = ({ hidden }: State): { -readonly [K in keyof Hidden['typing']]: Hidden['typing'][K] } => ({
  ...hidden.typing,
});

/** No entry for a text that is as it was. The lines of a note are told as fields of their incident. */
function entryOf(state: State, place: PlanPlace | ReviewPlace, typing: Typing, after: string): NewEntry[] {
  const { by, before, lastAt } = typing;
  if (before === after) return [];
  const made = { at: lastAt, by, type: 'text' };
  if ('riskId' in place) return [{ ...made, riskId: place.riskId, texts: { [place.field]: [before, after] } }];
  const incident = state.records.incidents[place.incidentId];
  if (!incident) return [];
  const changes = { [place.field]: [before, after] as const };
  return [{ ...made, riskId: incident.riskId, record: { kind: 'incidents', id: place.incidentId, changes } }];
}
