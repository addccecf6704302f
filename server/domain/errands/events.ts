import type { OwnedPart, Risk } from '../../../shared/board/board.ts';
import { ownedParts } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { EventType } from '../../../shared/protocol/events.ts';
import type { EpochMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { applyChange, joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import type { Errand, RegisterEvent } from '../core/errand.ts';
import { isSame } from '../core/isSame.ts';
import { isMonitored } from '../core/monitoring.ts';
import { withTrippedMails } from '../mail/trippedMails.ts';
import type { State } from '../core/state.ts';
import { withErrands } from './errands.ts';

type Made = Pick<Context, 'now' | 'random'>;

/** A decision with what webhooks are told of it (SPEC TL4c): the one place that derives events from commands. */
export function withEventsOf(state: State, context: Made, decision: Decision): Decision {
  if (decision.kind !== 'decided') return decision;
  const change = withEvents(state, decision.change, context);
  return change === decision.change ? decision : { ...decision, change };
}

/** The same for a change that no command made. */
export function withEvents(state: State, decided: Change, context: Made): Change {
  const change = withTrippedMails(state, decided, context);
  if (Object.keys(state.hidden.webhooks).length === 0) return change;
  const after = applyChange(state, change);
  if (!isMonitored(state) || !isMonitored(after)) return change;
  const told = withErrands(after, worksFor(after, eventsOf(state, after, change, context.now)), context);
  return Object.keys(told).length === 0 ? change : joinChanges(change, told);
}

/** One errand for each webhook that is told of this type of event. */
export const worksFor = ({ hidden }: State, events: readonly RegisterEvent[]): Errand['work'][] =>
  events.flatMap((event) =>
    Object.entries(hidden.webhooks)
      .filter(([, { events: wanted }]) => event.type !== 'test' && wanted.includes(event.type))
      .map(([webhookId]) => ({ kind: 'webhook', webhookId, event }) as const),
  );

function eventsOf(before: State, after: State, change: Change, at: EpochMs): RegisterEvent[] {
  const events: RegisterEvent[] = [];
  const withNewTexts = risksWithNewTexts(before, after);
  const touched = new Set([...Object.keys(change.risks ?? {}), ...withNewTexts]);
  for (const riskId of touched) {
    const [was, is] = [before.board.risks[riskId], after.board.risks[riskId]];
    if (!is) continue;
    const types = was ? typesOf(was, is) : (['changed'] as const);
    const found = types.length > 0 || !withNewTexts.has(riskId) ? types : (['changed'] as const);
    const checkId = is.readings?.at(-1)?.id;
    events.push(
      ...found.map((type): RegisterEvent => ({
        ...{ type, at, riskId },
        ...(isOfCheck(type) && checkId !== undefined && { about: checkId }),
      })),
    );
  }
  for (const incidentId of Object.keys(change.records?.incidents ?? {})) {
    const incident = after.records.incidents[incidentId];
    if (!incident || incident.kind === 'tripped' || Object.hasOwn(before.records.incidents, incidentId)) continue;
    events.push({ type: incident.kind, at, riskId: incident.riskId, about: incidentId });
  }
  return events;
}

const isOfCheck = (type: EventType): boolean => type === 'tripped' || type === 'contained' || type === 'checked';

/** Told by other events, or by none. */
const untold: ReadonlySet<string> = new Set<keyof Risk>([
  'rank', 'number', 'readings', 'positions', 'state', 'stateOn', 'stateNote', 'accepted', 'acceptedUntil', 'postponed',
  'preventionState', 'preventionOn', 'preventionNote', 'addedOn',
]); // prettier-ignore

function typesOf(was: Risk, is: Risk): EventType[] {
  const types = new Set<EventType>();
  const isChecked = newReading(was, is)?.state === 'fine';
  if (was.state !== is.state) {
    if (is.state === 'tripped' || is.state === 'contained') types.add(is.state);
    else if (!isChecked && !(was.state === 'none' && is.state === 'armed')) types.add('changed');
  }
  if (isChecked) types.add('checked');
  if (ownedParts.some((part: OwnedPart) => is.accepted[part] && !was.accepted[part])) types.add('accepted');
  if (was.preventionState !== is.preventionState) types.add(is.preventionState === 'done' ? 'done' : 'changed');
  const isChanged = Object.entries(is).some(
    ([field, value]) => !untold.has(field) && !isSame(was[field as keyof Risk] ?? null, value),
  );
  if (isChanged) types.add('changed');
  return [...types];
}

function newReading(was: Risk, is: Risk): NonNullable<Risk['readings']>[number] | null {
  const last = is.readings?.at(-1);
  return last && !(was.readings ?? []).some((one) => isSame(one, last)) ? last : null;
}

/** The risks of which a text rested: an entry of the history tells of it (SPEC RW7c). */
function risksWithNewTexts(before: State, after: State): ReadonlySet<RiskId> {
  const { last } = before.session.history;
  const grown = Object.entries(after.hidden.history).filter(([key, entries]) => entries !== before.hidden.history[key]);
  return new Set(
    grown.flatMap(([, entries]) =>
      entries.flatMap(({ id, type, riskId }) => (id > last && type === 'text' && riskId !== null ? [riskId] : [])),
    ),
  );
}
