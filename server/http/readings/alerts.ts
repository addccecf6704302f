import * as z from 'zod/mini';
import { limits } from '../../../shared/protocol/limits.ts';
import { parseMeasure } from '../../../shared/register/measure.ts';
import { oneLine } from '../../../shared/register/words.ts';
import type { EpochMs } from '../../../shared/time.ts';
import type { ProgramReading } from '../../live/workshop/workshop.ts';

const words = z.record(z.string(), z.unknown());

/**
 * What the webhooks of Prometheus Alertmanager (version 4) and of Grafana's unified alerting have in common, and the values
 * that Grafana adds. Fields that nothing here needs may come and go with their versions.
 */
export const alertSchema = z.looseObject({
  alerts: z
    .array(
      z.looseObject({
        status: z.enum(['firing', 'resolved']),
        labels: z.exactOptional(words),
        annotations: z.exactOptional(words),
        values: z.exactOptional(z.nullable(words)),
      }),
    )
    .check(z.minLength(1), z.maxLength(1_000)),
});
type Alerts = z.infer<typeof alertSchema>['alerts'];
type Alert = Alerts[number];

const textIn = (from: Alert['labels'], name: string): string => {
  const found = from?.[name];
  return typeof found === 'string' ? oneLine(found) : '';
};

/**
 * One reading of a whole notification (SPEC TL6h): firing while any of its alerts is. The value is that of the first alert
 * that counts and has one: its annotation `value`, the first of Grafana's values by name, or its label `value`.
 */
export function readAlerts({ alerts }: { readonly alerts: Alerts }, now: EpochMs): ProgramReading {
  const firing = alerts.filter(({ status }) => status === 'firing');
  const counted = firing.length > 0 ? firing : alerts;
  return {
    kind: firing.length > 0 ? 'firing' : 'resolved',
    value: counted.map(valueOf).find((value) => value !== null) ?? null,
    // When an alert began may be days ago: it is told again and again.
    measuredAt: now,
    note: [...new Set(counted.map(nameOf).filter(Boolean))].join('; ').slice(0, limits.sayLength).toWellFormed(),
  };
}

const nameOf = ({ annotations, labels }: Alert): string =>
  textIn(annotations, 'summary') || textIn(annotations, 'description') || textIn(labels, 'alertname');

function valueOf({ annotations, values, labels }: Alert): number | string | null {
  const ofGrafana = Object.entries(values ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
  for (const value of [annotations?.value, ...ofGrafana, labels?.value]) {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'string' && parseMeasure(value) !== null) return oneLine(value).slice(0, limits.nameLength);
  }
  return null;
}
