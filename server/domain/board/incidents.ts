import { createIncident, isOpen, openIncidentsOf } from '../../../shared/board/incidents.ts';
import type { Incident } from '../../../shared/board/records.ts';
import { layers } from '../../../shared/board/records.ts';
import { createId } from '../../../shared/ids.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { Refused } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import { isSame } from '../core/isSame.ts';
import type { State } from '../core/state.ts';
import type { DecideBoard } from './boardCommand.ts';
import { goneRisk, riskAt } from './find.ts';
import {
  armedAgain,
  goneIncident,
  hasRoom,
  incidentAt,
  incidentChange,
  reviewDeadline,
  trippedBy,
} from './incidentEdits.ts';

const wrong = (at: string, message: string): Refused =>
  refused('malformed', message, { reason: 'shape', faults: [{ at, fault: 'invalid' }] });

/** Something happened, or almost: on a risk or on no card (SPEC HP2a). */
const reportIncident: DecideBoard<'reportIncident'> = (state, command, context) => {
  const { kind, riskId } = command;
  const risk = riskId === undefined ? undefined : riskAt(state, riskId);
  if (riskId !== undefined && !risk) return goneRisk;
  const title = riskId === undefined ? oneLine(command.title ?? '') : '';
  if (riskId === undefined && title === '') return wrong('title', 'Say what it is called, or which risk it is.');
  const today = dayIn(state.session, context.now);
  const refusal = whyNotThen(command, today);
  if (refusal) return refusal;
  const told = { ...toldIn(command), on: command.on ?? today };
  if (kind === 'happened' && riskId !== undefined && risk) {
    const tripped = openIncidentsOf(state.records.incidents, riskId).find(([, one]) => one.kind === 'tripped');
    if (tripped) {
      const [incidentId, { on }] = tripped;
      const since = command.on === undefined ? on : told.on;
      return decided(incidentChange(incidentId, { ...told, on: since, kind }), { incidentId });
    }
  }
  if (!hasRoom(state)) {
    const params = { reason: 'incidents', most: limits.incidents } as const;
    return refused('limitReached', `A register holds at most ${limits.incidents} incidents.`, params);
  }
  const incidentId = createId(context.random.ids);
  const reviewBy = kind === 'happened' ? reviewDeadline(context.now) : null;
  const incident = createIncident({ kind, riskId: riskId ?? null, title, ...told, reviewBy });
  const trips: Change = kind === 'happened' && riskId !== undefined && risk ? trippedBy(risk, riskId, today) : {};
  return decided(joinChanges(incidentChange(incidentId, incident), trips), { incidentId });
};

type Told = Partial<
  Pick<CommandOf<'setIncident'>, 'what' | 'couldHave' | 'held' | 'noticedBy' | 'on' | 'firstSign' | 'reading' | 'cause'>
>;

/** What is given, as it is stored: without blanks around it, and what held in its order and once. */
const toldIn = ({ what, couldHave, held, noticedBy, on, firstSign, reading, cause }: Told): Partial<Incident> => ({
  ...(what !== undefined && { what: what.trim() }),
  ...(couldHave !== undefined && { couldHave: couldHave.trim() }),
  ...(held !== undefined && { held: layers.filter((layer) => held.includes(layer)) }),
  ...(noticedBy !== undefined && { noticedBy }),
  ...(on !== undefined && { on }),
  ...(firstSign !== undefined && { firstSign }),
  ...(reading !== undefined && { reading: typeof reading === 'string' ? oneLine(reading) || null : reading }),
  ...(cause !== undefined && { cause }),
});

/** What is told lies in the past. */
function whyNotThen({ on, firstSign }: Pick<Told, 'on' | 'firstSign'>, today: IsoDate): Refused | null {
  if (on !== undefined && on > today) return wrong('on', 'That day is still to come.');
  if (firstSign != null && firstSign > today) return wrong('firstSign', 'That day is still to come.');
  return null;
}

const setIncident: DecideBoard<'setIncident'> = (state, command, context) => {
  const { incidentId, title } = command;
  const incident = incidentAt(state, incidentId);
  if (!incident) return goneIncident;
  const refusal = whyNotThen(command, dayIn(state.session, context.now));
  if (refusal) return refusal;
  const isTitled = title !== undefined && incident.riskId === null;
  const fields = { ...toldIn(command), ...(isTitled && { title: oneLine(title) }) };
  const changed = Object.entries(fields).filter(([field, value]) => !isSame(incident[field as keyof Incident], value));
  return changed.length === 0 ? unchanged : decided(incidentChange(incidentId, Object.fromEntries(changed)));
};

/** What has no tripwire, and so no check that says so, is contained too (SPEC HP1c). */
const containIncident: DecideBoard<'containIncident'> = (state, { incidentId }, context) => {
  const incident = incidentAt(state, incidentId);
  if (!incident) return goneIncident;
  if (!isOpen(incident)) return unchanged;
  const today = dayIn(state.session, context.now);
  const { riskId } = incident;
  const risk = riskId === null ? undefined : riskAt(state, riskId);
  const isLast = riskId === null || openIncidentsOf(state.records.incidents, riskId).length === 1;
  return decided({
    ...incidentChange(incidentId, { containedOn: today }),
    ...(riskId !== null &&
      risk?.state === 'tripped' &&
      isLast && { risks: { [riskId]: { state: 'contained' as const, stateOn: today } } }),
  });
};

/** Nothing had happened: it counts as a false alarm, asks for no review, and the tripwire is armed again (SPEC HP1e). */
const callFalseAlarm: DecideBoard<'callFalseAlarm'> = (state, { incidentId, reason }, context) => {
  const incident = incidentAt(state, incidentId);
  if (!incident || incident.kind === 'nearMiss') return goneIncident;
  const falseAlarm = reason.trim();
  if (falseAlarm === '') return refused('reasonNeeded', 'Say why it was a false alarm.', { reason: 'falseAlarm' });
  if (incident.falseAlarm === falseAlarm) return unchanged;
  const change = incidentChange(incidentId, { falseAlarm });
  return decided(joinChanges(change, isOpen(incident) ? armedWithout(state, incidentId, incident, context) : {}));
};

/** Removes an incident with its words, from the history too (SPEC HP1f). */
const removeIncident: DecideBoard<'removeIncident'> = (state, { incidentId }, context) => {
  const incident = incidentAt(state, incidentId);
  if (!incident) return goneIncident;
  const isBegun = context.reviewTexts(incidentId) !== null;
  const removed: Change = {
    ...incidentChange(incidentId, null),
    ...(isBegun && { reviews: { [incidentId]: null } }),
    effects: [
      { kind: 'wordsErased', document: 'board' },
      ...(isBegun ? [{ kind: 'wordsErased', document: 'plan' } as const] : []),
    ],
  };
  return decided(joinChanges(removed, isOpen(incident) ? armedWithout(state, incidentId, incident, context) : {}));
};

/** The tripwire is armed again when no other incident of its risk is open. */
function armedWithout(
  state: State,
  incidentId: string,
  { riskId }: Incident,
  context: Parameters<typeof armedAgain>[2],
): Change {
  const others = riskId === null ? [] : openIncidentsOf(state.records.incidents, riskId);
  return others.some(([id]) => id !== incidentId) ? {} : armedAgain(state, riskId, context);
}

export const incidentDecisions = { reportIncident, setIncident, containIncident, callFalseAlarm, removeIncident };
