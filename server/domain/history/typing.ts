import type { PlanField } from '../../../shared/board/riskFields.ts';
import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { minuteMs, secondMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { State, Typing } from '../core/state.ts';
import { authorOf, isBy } from './author.ts';
import type { NewEntry } from './entries.ts';
import { isRecording, withEntries } from './entries.ts';

/** A change of a text of the plan, as it arrives while somebody writes. */
export type TextEdit = {
  readonly riskId: RiskId;
  readonly field: PlanField;
  readonly before: string;
  readonly after: string;
};

/** A text becomes an entry when nobody has changed it for this time. */
const restMs = 10 * minuteMs;

/** How old `lastAt` may become: it is stored with the edits of every few seconds, not with every key. */
const storedEveryMs = 5 * secondMs;

type Moments = Pick<Context, 'now' | 'planTexts'>;

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
  for (const { riskId, field, before } of edits) {
    const known = typing[riskId]?.[field];
    const isOwn = known !== undefined && isBy(known.by, participantId);
    if (isOwn && now - known.lastAt < storedEveryMs) continue;
    if (known && !isOwn) finished.push(...entryOf(riskId, field, known, before));
    const began = isOwn ? known : { by: authorOf(state, participantId), before, startedAt: now };
    typing[riskId] = { ...typing[riskId], [field]: { ...began, lastAt: now } };
    isChanged = true;
  }
  return isChanged ? joinChanges({ hidden: { typing } }, withEntries(state, finished)) : {};
}

/** Makes entries of the texts that are finished; `isFinished` decides by the time of the last change. */
export function typingSettled(state: State, { planTexts }: Moments, isFinished: (lastAt: EpochMs) => boolean): Change {
  const typing = copyOf(state);
  const finished: NewEntry[] = [];
  let isChanged = false;
  for (const [riskId, fields] of Object.entries(state.hidden.typing)) {
    for (const [field, known] of Object.entries(fields) as [PlanField, Typing][]) {
      if (!isFinished(known.lastAt)) continue;
      finished.push(...entryOf(riskId, field, known, planTexts(riskId)[field]));
      const { [field]: _, ...others } = typing[riskId] ?? {};
      typing[riskId] = others;
      isChanged = true;
    }
    if (Object.keys(typing[riskId] ?? {}).length === 0) delete typing[riskId];
  }
  return isChanged ? joinChanges({ hidden: { typing } }, withEntries(state, finished)) : {};
}

/** The texts that nobody has changed for a while. */
export const restedTexts = (state: State, context: Moments): Change =>
  typingSettled(state, context, (lastAt) => lastAt + restMs + storedEveryMs <= context.now);

/** When the next text will have rested; null when nobody writes. */
export function restsAt({ hidden }: State): EpochMs | null {
  const last = Object.values(hidden.typing).flatMap((fields) => Object.values(fields).map(({ lastAt }) => lastAt));
  return last.length === 0 ? null : Math.min(...last) + restMs + storedEveryMs;
}

const copyOf = ({ hidden }: State): { [riskId: RiskId]: { readonly [F in PlanField]?: Typing } } => ({
  ...hidden.typing,
});

/** No entry for a text that is as it was. */
const entryOf = (riskId: RiskId, field: PlanField, { by, before, lastAt }: Typing, after: string): NewEntry[] =>
  before === after ? [] : [{ at: lastAt, by, type: 'text', riskId, texts: { [field]: [before, after] } }];
