import type { Risk } from '../../../shared/board/board.ts';
import { createIncident, openIncidentsOf } from '../../../shared/board/incidents.ts';
import type { Incident } from '../../../shared/board/records.ts';
import { createId } from '../../../shared/ids.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { EpochMs, IsoDate } from '../../../shared/time.ts';
import { hourMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { refused } from '../core/decision.ts';
import { isSame } from '../core/isSame.ts';
import type { Check, State } from '../core/state.ts';
import { riskAt } from './find.ts';
import { armedState } from './tripwires.ts';

/** How long a team has for its review (SPEC HP3a). */
const reviewMs = 72 * hourMs;

export const goneIncident = refused('gone', 'This incident is not in the register any more.', { reason: 'incident' });

export const incidentAt = ({ records }: State, incidentId: string): Incident | undefined =>
  Object.hasOwn(records.incidents, incidentId) ? records.incidents[incidentId] : undefined;

/** Fields of one incident; null removes it. */
export const incidentChange = (incidentId: string, fields: Partial<Incident> | null): Change => ({
  records: { incidents: { [incidentId]: fields } },
});

export const reviewDeadline = (now: EpochMs): EpochMs => now + reviewMs;

export const hasRoom = ({ records }: State): boolean => Object.keys(records.incidents).length < limits.incidents;

/** What a check does to the incidents of its risk, and what undoing it must know. */
export type CheckedIncidents = {
  readonly change: Change;
  readonly made?: string;
  readonly contained?: readonly string[];
};

/**
 * A check that tripped makes an incident unless one of the risk is open (SPEC HP1a); one that is contained or fine contains
 * those that are open (SPEC HP1c).
 */
export function incidentsChecked(
  state: State,
  riskId: RiskId,
  found: { readonly state: 'fine' | 'tripped' | 'contained'; readonly reading: Incident['reading'] },
  context: Context,
): CheckedIncidents {
  const open = openIncidentsOf(state.records.incidents, riskId).map(([id]) => id);
  const today = dayIn(state.session, context.now);
  if (found.state !== 'tripped') return open.length === 0 ? { change: {} } : { ...containing(open, today) };
  if (open.length > 0 || !hasRoom(state)) return { change: {} };
  const made = createId(context.random.ids);
  const incident = trippedIncident(riskId, today, found.reading, reviewDeadline(context.now));
  return { change: incidentChange(made, incident), made };
}

export const trippedIncident = (
  riskId: RiskId,
  on: IsoDate,
  reading: Incident['reading'],
  reviewBy: EpochMs | null,
): Incident => createIncident({ kind: 'tripped', riskId, on, reading, reviewBy });

const containing = (ids: readonly string[], on: IsoDate): CheckedIncidents => ({
  change: { records: { incidents: Object.fromEntries(ids.map((id) => [id, { containedOn: on }])) } },
  contained: ids,
});

/**
 * A check is taken back: the incident that it made goes while nothing was added to it, and those that it contained are open
 * again (SPEC HP1d).
 * @param isBack what held before the check holds again: nobody looked since
 */
export function incidentsUnchecked(
  state: State,
  { made, contained = [] }: Pick<Check, 'made' | 'contained'>,
  isBack: boolean,
  context: Context,
): Change {
  const incidents: { [id: string]: Partial<Incident> | null } = {};
  const incident = made === undefined ? undefined : incidentAt(state, made);
  if (made !== undefined && incident && isAsMade(incident) && context.reviewTexts(made) === null)
    incidents[made] = null;
  for (const id of isBack ? contained : []) {
    if (incidentAt(state, id) && incidents[id] === undefined) incidents[id] = { containedOn: null };
  }
  return Object.keys(incidents).length === 0 ? {} : { records: { incidents } };
}

const isAsMade = (incident: Incident): boolean => {
  const { kind, riskId, on, reading, reviewBy } = incident;
  return isSame(sorted(createIncident({ kind, riskId, on, reading, reviewBy })), sorted(incident));
};

const sorted = (incident: Incident): [string, unknown][] =>
  Object.entries(incident).sort(([a], [b]) => (a < b ? -1 : 1));

/** The tripwire of a risk as if it had not tripped; nothing for one that did not. */
export function armedAgain(state: State, riskId: RiskId | null, context: Context): Change {
  const risk = riskId === null ? undefined : riskAt(state, riskId);
  if (riskId === null || !risk || (risk.state !== 'tripped' && risk.state !== 'contained')) return {};
  const next = armedState({ ...risk, state: 'none' }, riskId, context);
  return { risks: { [riskId]: { state: next, stateOn: dayIn(state.session, context.now) } } };
}

/** An armed tripwire of a risk that happened has tripped: its contingency starts (SPEC HP2b). */
export function trippedBy(risk: Risk, riskId: RiskId, today: IsoDate): Change {
  if (risk.state !== 'armed' && risk.state !== 'contained') return {};
  return { risks: { [riskId]: { state: 'tripped', stateOn: today, ...(risk.postponed && { postponed: null }) } } };
}
