import { onTestFinished } from 'vitest';
import type { Place } from './serverProcess.ts';
import { openPlace } from './serverProcess.ts';

/** @returns a place that is cleared away at the end of the test */
export function createPlace(): Place {
  const place = openPlace();
  onTestFinished(() => place.close());
  return place;
}
