import type { Risk } from '../../../shared/board/board.ts';
import { openIncidentsOf } from '../../../shared/board/incidents.ts';
import type { Incident } from '../../../shared/board/records.ts';
import type { Random } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { heldOnOf } from '../../../shared/session/session.ts';
import { trippedIncident } from '../board/incidentEdits.ts';
import type { Change } from '../core/change.ts';
import type { State } from '../core/state.ts';

/**
 * What had tripped before there were incidents gets one, of the day and with the reading that found it. No review was asked
 * for then (SPEC HP1g).
 */
export function completeIncidents(state: State, ids: Random): Change {
  const { session, board, records } = state;
  if (session.stage.name !== 'register') return {};
  const room = limits.incidents - Object.keys(records.incidents).length;
  const incidents = Object.entries(board.risks)
    .filter(([riskId, risk]) => risk.state === 'tripped' && openIncidentsOf(records.incidents, riskId).length === 0)
    .slice(0, Math.max(0, room))
    .map(([riskId, risk]): [string, Incident] => {
      const found = readingOf(risk);
      const on = risk.stateOn ?? found?.on ?? heldOnOf(session);
      return [createId(ids), trippedIncident(riskId, on, found?.reading ?? null, null)];
    });
  return incidents.length === 0 ? {} : { records: { incidents: Object.fromEntries(incidents) } };
}

const readingOf = ({ readings = [] }: Risk) => readings.findLast(({ state, undone }) => state === 'tripped' && !undone);
