import { minuteMs } from '../../shared/time.ts';
import { addressGroup } from './addressGroup.ts';
import type { MonotonicClock } from './rateLimits.ts';
import { createWindowCounter } from './rateLimits.ts';

/**
 * Limits wrong join codes and facilitator secrets: 20 per address in 10 minutes, and a total; right ones do not count (SPEC GW4).
 *
 * There are 32^8 = 1.1 × 10^12 codes. With 1,000 open workshops one address finds one after 1,000 years on average. Any
 * number of addresses together are limited to 50 guesses a second and need 255 days.
 */
export type WrongCodes = {
  readonly isAllowed: (address: string) => boolean;
  readonly add: (address: string) => void;
};

const windowMs = 10 * minuteMs;
const mostPerAddress = 20;
/**
 * Above this total, addresses with one wrong code must wait. A limit for everybody would let an attacker with a hundred
 * addresses keep all people from joining.
 */
const manyInAll = 2_000;
/** 50 a second. Above it nobody may try, so an attacker with a whole network of addresses is limited too. */
const mostInAll = 30_000;

export function createWrongCodes(clock: MonotonicClock): WrongCodes {
  const perAddress = createWindowCounter(windowMs, clock);
  const total = createWindowCounter(windowMs, clock);
  return {
    isAllowed(address) {
      const inAll = total.count('all');
      if (inAll >= mostInAll) return false;
      return perAddress.count(addressGroup(address)) < (inAll >= manyInAll ? 1 : mostPerAddress);
    },
    add(address) {
      perAddress.add(addressGroup(address));
      total.add('all');
    },
  };
}
