import type { Incident, Records } from '../../../../shared/board/records.ts';
import type { Register, RegisterRow } from '../../../../shared/register/register.ts';
import type { IsoDate } from '../../../../shared/time.ts';

/** Something that is not contained: a tripwire that tripped, or what happened without one. */
export type Alarm = {
  readonly key: string;
  /** Null for what was on no card. */
  readonly row: RegisterRow | null;
  /** Null for a tripwire that tripped before registers recorded incidents. */
  readonly incidentId: string | null;
  readonly incident: Incident | null;
  readonly on: IsoDate | null;
};

const isUncontained = ({ kind, containedOn, falseAlarm }: Incident): boolean =>
  kind !== 'nearMiss' && containedOn === null && falseAlarm === null;

/** Everything that is not contained, the newest first (SPEC HP1). */
export function alarmsOf(
  { planned, parked }: Pick<Register, 'planned' | 'parked'>,
  incidents: Records['incidents'],
): Alarm[] {
  const rows = [...planned, ...parked];
  const alarms: Alarm[] = [];
  for (const [incidentId, incident] of Object.entries(incidents)) {
    if (!isUncontained(incident)) continue;
    const row = rows.find(({ riskId }) => riskId === incident.riskId) ?? null;
    // A retired risk and one whose trip was undone are no alarm, whatever is still open about them.
    if (incident.kind === 'tripped' && row?.state !== 'tripped') continue;
    alarms.push({ key: incidentId, row, incidentId, incident, on: incident.on });
  }
  for (const row of rows) {
    if (row.state !== 'tripped' || alarms.some((alarm) => alarm.row === row)) continue;
    alarms.push({ key: row.riskId, row, incidentId: null, incident: null, on: row.stateOn });
  }
  return alarms.sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
}
