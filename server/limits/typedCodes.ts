import { limits } from '../../shared/protocol/limits.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import type { Timers } from '../ports.ts';
import { addressGroup, networkOf } from './addressGroup.ts';
import { createFairQueue } from './fairQueue.ts';
import type { MonotonicClock } from './rateLimits.ts';
import { createTokenBucket, createWindowCounter } from './rateLimits.ts';

/**
 * Limits how fast typed join codes are checked (SPEC GW4). Join links are not limited: nobody guesses 128 bits.
 *
 * There are 32^8 = 1.1 × 10^12 codes. From one address 20 wrong ones are checked in 10 minutes, then one every 2 seconds;
 * from all addresses together 50 a second. With 1,000 open workshops any number of addresses find one after 255 days on
 * average. Over a limit a code waits and is not refused, so that guesses of one person keep nobody out.
 */
export type TypedCodes = {
  /**
   * Waits until a code from this address may be checked.
   * @param gone aborted when nobody waits for the answer any more
   * @returns null: too many wait already. Otherwise `settle` must be called, with whether the code was right.
   */
  readonly turn: (from: string, gone?: AbortSignal) => Promise<Turn | null>;
  /** How long a code that this address sends now waits. */
  readonly waitMs: (from: string) => number;
};

export type Turn = { readonly settle: (isRight: boolean) => void };

export const typedCodeLimits = {
  windowMs: 10 * minuteMs,
  wrongPerAddress: 20,
  slowMs: 2 * secondMs,
  slowWaiting: 30,
  perSecondInAll: 50,
  /** A whole company may join at once. */
  burstInAll: 200,
  /** Of one address below its limit: as many people as a workshop can have. */
  waiting: limits.people,
  /** What is checked in a minute. */
  waitingInAll: 3_000,
} as const;

type Waiter = { readonly address: string; readonly network: string; readonly answer: (isTurn: boolean) => void };
type AddressQueue = { readonly waiting: Waiter[]; checking: number; nextAt: number; isAwaitingTime: boolean };

export function createTypedCodes(clock: MonotonicClock, timers: Timers): TypedCodes {
  const { windowMs, wrongPerAddress, slowMs, slowWaiting, waiting } = typedCodeLimits;
  const { perSecondInAll, burstInAll, waitingInAll } = typedCodeLimits;
  const wrong = createWindowCounter(windowMs, clock);
  const rate = createTokenBucket({ burst: burstInAll, perSecond: perSecondInAll, mostWaitMs: 0 }, clock);
  const ready = createFairQueue<Waiter>(waitingInAll);
  /** Addresses with a code that waits or is being checked, and those whose next one has to wait. */
  const addresses = new Map<string, AddressQueue>();
  let isTicking = false;

  const isSlow = (address: string): boolean => wrong.count(address) >= wrongPerAddress;

  /** Passes on what the limit of this address allows. Codes being checked count as wrong until they turn out right. */
  const pumpAddress = (address: string): void => {
    const queue = addresses.get(address);
    if (!queue) return;
    const now = clock.monotonicNow();
    if (isSlow(address)) {
      for (const late of queue.waiting.splice(slowWaiting)) late.answer(false);
      if (queue.checking === 0 && now >= queue.nextAt && queue.waiting.length > 0) {
        queue.nextAt = now + slowMs;
        passOn(queue);
      }
    } else {
      while (queue.waiting.length > 0 && wrong.count(address) + queue.checking < wrongPerAddress) passOn(queue);
    }
    if (now < queue.nextAt) pumpLater(address, queue, queue.nextAt - now);
    else if (queue.waiting.length === 0 && queue.checking === 0) addresses.delete(address);
  };

  /** A timer may run a little before its time; it is then set again. */
  const pumpLater = (address: string, queue: AddressQueue, ms: number): void => {
    if (queue.isAwaitingTime) return;
    queue.isAwaitingTime = true;
    timers.after(Math.max(1, ms), () => {
      queue.isAwaitingTime = false;
      pumpAddress(address);
    });
  };

  const passOn = (queue: AddressQueue): void => {
    const waiter = queue.waiting.shift();
    if (!waiter) return;
    queue.checking++;
    const dropped = ready.add(waiter.network, waiter);
    if (dropped) {
      dropped.answer(false);
      finish(dropped.address, false);
    }
    pumpAll();
  };

  /** Starts waiting codes at the rate for all, one network after the other. */
  const pumpAll = (): void => {
    if (isTicking) return;
    while (ready.size() > 0 && rate.take('all') !== null) ready.next()?.answer(true);
    if (ready.size() === 0) return;
    isTicking = true;
    timers.after(secondMs / perSecondInAll, () => {
      isTicking = false;
      pumpAll();
    });
  };

  const finish = (address: string, isWrong: boolean): void => {
    if (isWrong) wrong.add(address);
    const queue = addresses.get(address);
    if (queue) queue.checking--;
    pumpAddress(address);
  };

  const withdraw = (waiter: Waiter): void => {
    const queued = addresses.get(waiter.address)?.waiting ?? [];
    const at = queued.indexOf(waiter);
    if (at >= 0) queued.splice(at, 1);
    else if (ready.remove(waiter.network, waiter)) finish(waiter.address, false);
  };

  return {
    turn(from, gone) {
      const address = addressGroup(from);
      const queue = addresses.get(address) ?? { waiting: [], checking: 0, nextAt: 0, isAwaitingTime: false };
      if (queue.waiting.length >= (isSlow(address) ? slowWaiting : waiting)) return Promise.resolve(null);
      addresses.set(address, queue);
      return new Promise((resolve) => {
        let isChecking = false;
        const leave = (): void => {
          withdraw(waiter);
          resolve(null);
        };
        const settle = (isRight: boolean): void => {
          if (isChecking) finish(address, !isRight);
          isChecking = false;
        };
        const answer = (isTurn: boolean): void => {
          gone?.removeEventListener('abort', leave);
          isChecking = isTurn;
          resolve(isTurn ? { settle } : null);
        };
        const waiter: Waiter = { address, network: networkOf(from), answer };
        gone?.addEventListener('abort', leave, { once: true });
        queue.waiting.push(waiter);
        pumpAddress(address);
      });
    },
    waitMs(from) {
      const address = addressGroup(from);
      const queue = addresses.get(address);
      const untilNext = Math.max(0, (queue?.nextAt ?? 0) - clock.monotonicNow());
      const own = isSlow(address) && queue ? untilNext + queue.waiting.length * slowMs : 0;
      return own + (ready.size() > 0 ? (ready.ahead(networkOf(from)) * secondMs) / perSecondInAll : 0);
    },
  };
}
