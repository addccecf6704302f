import type { Register } from '../../../../shared/register/register.ts';
import { isWaiting, isWatched } from '../../../../shared/register/schedule.ts';
import type { AnyWaiting } from '../../../../shared/register/waiting.ts';
import { anyWaitingKinds } from '../../../../shared/register/waiting.ts';
import type { IsoDate } from '../../../../shared/time.ts';

export type NextCheck = { readonly on: IsoDate; readonly watcher: string | null };

/** The first check that is not due yet; null when there is none. */
export function nextCheckOf({ planned, parked }: Pick<Register, 'planned' | 'parked'>): NextCheck | null {
  let first: NextCheck | null = null;
  for (const { state, nextCheck, watcher } of [...planned, ...parked]) {
    if (!isWatched(state) || isWaiting(state) || nextCheck === null) continue;
    if (first === null || nextCheck < first.on) first = { on: nextCheck, watcher };
  }
  return first;
}

export type WaitingGroup = { readonly first: AnyWaiting; readonly count: number };

/** The first of each kind, with how many there are of it. */
export function firstOfEachKind(waiting: readonly AnyWaiting[]): WaitingGroup[] {
  return anyWaitingKinds.flatMap((kind) => {
    const all = waiting.filter((one) => one.kind === kind);
    const first = all[0];
    return first === undefined ? [] : [{ first, count: all.length }];
  });
}

/** From this many on the page shows counts in place of single risks (SPEC RP5b). */
export const manyRisks = 21;
