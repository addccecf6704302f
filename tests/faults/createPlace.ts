import { onTestFinished } from 'vitest';
import type { Place } from './child.ts';
import { openPlace } from './child.ts';

/** @returns a place that is cleared away at the end of the test */
export function createPlace(): Place {
  const place = openPlace();
  onTestFinished(() => place.close());
  return place;
}
