import type { Random } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { hourMs, minuteMs, secondMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import type { Delivery, Errand, Errands, Sent } from '../core/errand.ts';
import type { State } from '../core/state.ts';
import { logged } from './deliveries.ts';

/** How often an errand is tried before it is given up (SPEC TL3b). */
export const mostAttempts = 12;

const firstWaitMs = 10 * secondMs;
const longestWaitMs = 6 * hourMs;

/** More than a receiver that is down for hours misses; what is owed beyond goes to the log at once, to be sent by hand. */
const mostWaiting = 500;

/** What errands go one at a time for: a webhook, or all mails of the register. */
export const channelOf = (work: Errand['work']): string => (work.kind === 'webhook' ? work.webhookId : 'mail');

/** The wait after this many attempts: doubled each time, and up to a fifth longer by chance, so that not all come at once. */
export function waitAfter(attempts: number, random: Pick<Random, 'below'>): number {
  const wait = firstWaitMs * 2 ** (attempts - 1);
  return Math.min(longestWaitMs, wait + random.below(Math.ceil(wait / 5)));
}

type Made = { readonly now: EpochMs; readonly random: { readonly ids: Random } };

/** Adds errands that are due at once, in this order. A rehearsal sends nothing (SPEC TL3i). */
export function withErrands(state: State, works: readonly Errand['work'][], { now, random }: Made): Change {
  if (works.length === 0 || state.session.workshop.rehearsal) return {};
  const before = state.hidden.errands;
  const errands: { [id: string]: Errand } = { ...before };
  let { deliveries } = state.hidden;
  let number = lastNumber(before);
  const waiting = new Map<string, number>();
  for (const { work } of Object.values(before)) waiting.set(channelOf(work), (waiting.get(channelOf(work)) ?? 0) + 1);
  for (const work of works) {
    const id = createId(random.ids);
    const channel = channelOf(work);
    const count = waiting.get(channel) ?? 0;
    if (count >= mostWaiting) {
      deliveries = logged(deliveries, channel, {
        ...{ errandId: id, work, madeAt: now, endedAt: now, attempts: 0 },
        ...{ outcome: 'gaveUp', reason: 'Too many were waiting' },
      });
      continue;
    }
    waiting.set(channel, count + 1);
    errands[id] = { madeAt: now, dueAt: now, attempts: 0, number: ++number, work };
  }
  return { hidden: { errands, ...(deliveries !== state.hidden.deliveries && { deliveries }) } };
}

type Attempt = { readonly now: EpochMs; readonly tookMs: number; readonly jitter: Pick<Random, 'below'> };

/** What came of an attempt: the errand is done, is tried again later, or was tried often enough (SPEC TL3b). */
export function errandSettled(state: State, errandId: string, sent: Sent, { now, tookMs, jitter }: Attempt): Change {
  const { [errandId]: errand, ...others } = state.hidden.errands;
  if (!errand) return {};
  const attempts = errand.attempts + 1;
  if (!sent.ok && sent.isFinal !== true && attempts < mostAttempts) {
    const failure = { at: now, reason: sent.reason };
    const again: Errand = { ...errand, attempts, failure, dueAt: now + waitAfter(attempts, jitter) };
    return { hidden: { errands: { ...others, [errandId]: again } } };
  }
  const { work, madeAt } = errand;
  const delivery: Delivery = {
    ...{ errandId, work, madeAt, endedAt: now, attempts },
    ...(sent.ok ? { outcome: 'arrived', tookMs: Math.round(tookMs) } : { outcome: 'gaveUp', reason: sent.reason }),
  };
  return {
    hidden: { errands: others, deliveries: logged(state.hidden.deliveries, channelOf(work), delivery) },
  };
}

/** An errand of which there is nothing to tell any more. */
export function errandDropped(state: State, errandId: string): Change {
  const { [errandId]: errand, ...others } = state.hidden.errands;
  return errand ? { hidden: { errands: others } } : {};
}

export type Due = { readonly id: string; readonly errand: Errand };

/** What can be sent now: of each channel the first that is due. A later one overtakes one that waits to be tried again. */
export function dueByChannel(errands: Errands, now: EpochMs): Due[] {
  const first = new Map<string, Due>();
  for (const [id, errand] of Object.entries(errands)) {
    if (errand.dueAt > now) continue;
    const channel = channelOf(errand.work);
    const known = first.get(channel);
    if (!known || orderOf(errand) < orderOf(known.errand)) first.set(channel, { id, errand });
  }
  return [...first.values()].sort((a, b) => orderOf(a.errand) - orderOf(b.errand));
}

const orderOf = ({ number = 0 }: Errand): number => number;

/** The number of the errand that was made last of those that wait. */
export const lastNumber = (errands: Errands): number => Math.max(0, ...Object.values(errands).map(orderOf));

/** Waits stay as long as they were meant to be when the wall clock is set. */
export function errandsAfterJump({ hidden: { errands } }: State, byMs: number): Change {
  const waiting = Object.entries(errands);
  if (waiting.length === 0) return {};
  const moved = waiting.map(([id, errand]) => [id, { ...errand, dueAt: errand.dueAt + byMs }] as const);
  return { hidden: { errands: Object.fromEntries(moved) } };
}

/** The same after a restart, when the size of the jump is unknown: nothing waits longer than the longest wait. */
export function errandsAfterRestart({ hidden: { errands } }: State, now: EpochMs): Change {
  const latest = now + longestWaitMs + minuteMs;
  if (Object.values(errands).every(({ dueAt }) => dueAt <= latest)) return {};
  const moved = Object.entries(errands).map(([id, errand]) => [
    id,
    errand.dueAt <= latest ? errand : { ...errand, dueAt: now },
  ]);
  return { hidden: { errands: Object.fromEntries(moved) as Errands } };
}

/** True when an errand is new, or due earlier than it was: then whoever sends looks again at once. */
export const hasSooner = (before: Errands, after: Errands): boolean =>
  Object.entries(after).some(([id, { dueAt }]) => dueAt < (before[id]?.dueAt ?? Infinity));
