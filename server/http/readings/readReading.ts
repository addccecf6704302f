import * as z from 'zod/mini';
import { text } from '../../../shared/protocol/fields.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { parseMeasure } from '../../../shared/register/measure.ts';
import { oneLine } from '../../../shared/register/words.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { dayMs, minuteMs } from '../../../shared/time.ts';
import type { ProgramReading } from '../../live/workshop/workshop.ts';
import { hasPrototypeKey, problemOf } from '../../wire/parsing.ts';
import { alertSchema, readAlerts } from './alerts.ts';

/** How long ago a value may have been measured, and how far the clock of a program may be ahead (SPEC TL6c). */
const mostAgoMs = dayMs;
const mostAheadMs = 5 * minuteMs;

const valueSchema = z.strictObject({
  value: z.union([z.number(), text(limits.nameLength)]),
  at: z.exactOptional(z.union([z.string(), z.number()])),
  note: z.exactOptional(text(limits.sayLength)),
});

/** A time with its zone: without one it could be any of 26 hours. */
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** A body of `POST /api/readings`: a value, or what Alertmanager and Grafana send. @returns a sentence when it is neither */
export function readReading(body: unknown, now: EpochMs): ProgramReading | string {
  if (hasPrototypeKey(body)) return 'A key of the request is not allowed.';
  if (typeof body === 'object' && body !== null && 'alerts' in body) {
    const alerts = alertSchema.safeParse(body);
    return alerts.success
      ? readAlerts(alerts.data, now)
      : 'These alerts are not as Alertmanager and Grafana send them.';
  }
  const parsed = valueSchema.safeParse(body);
  if (!parsed.success) return problemOf(parsed.error).replaceAll('The command', 'The request');
  const { value, at, note = '' } = parsed.data;
  if (parseMeasure(value) === null)
    return 'value has no number that can be read. Send a number like 1240, or a text with one number, like "0.5 %".';
  const measuredAt = timeOf(at, now);
  if (measuredAt === null) return 'at is a time like 2027-01-12T09:10:00Z, or milliseconds since 1970.';
  if (measuredAt < now - mostAgoMs || measuredAt > now + mostAheadMs)
    return 'at lies more than a day ago, or in the future. Send readings on the day on which they are taken.';
  return {
    kind: 'value',
    value: typeof value === 'string' ? oneLine(value) : value,
    // A clock that is a little ahead must not put a reading after those that come next.
    measuredAt: Math.min(measuredAt, now),
    note: oneLine(note),
  };
}

function timeOf(at: string | number | undefined, now: EpochMs): EpochMs | null {
  if (at === undefined) return now;
  const time = typeof at === 'number' ? Math.round(at) : isoTime.test(at) ? Date.parse(at) : NaN;
  return Number.isFinite(time) ? time : null;
}
