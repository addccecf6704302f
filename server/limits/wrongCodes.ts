import { isIPv6 } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * Wrong join codes: 20 in 10 minutes and address, and a global cap; right ones are not counted (CONTRACT section 4; SPEC GW4).
 *
 * There are 32^8 = 1.1 × 10^12 codes. With 1,000 workshops open, one address hits one of them after 1,000 years on average;
 * as many addresses as one likes, which the caps hold to 50 guesses a second, after 255 days of guessing (THREATS 5.5).
 */
export type Attempts = {
  readonly isAllowed: (address: string) => Promise<boolean>;
  readonly failed: (address: string) => Promise<void>;
};

const windowSeconds = 600;
const mostPerAddress = 20;
/**
 * From here on an address that guessed wrong once has to wait. A cap that shut out everybody instead would let whoever has a
 * hundred addresses keep all people from joining.
 */
const manyInAll = 2_000;
/** Fifty a second: whoever has a whole network of addresses gets no further. */
const mostInAll = 30_000;

/** An IPv6 household or phone has a whole /64 to itself. */
export function addressGroup(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const filled =
    tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return filled
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}

export function createAttempts(): Attempts {
  const perAddress = new RateLimiterMemory({ points: mostPerAddress, duration: windowSeconds });
  const inAll = new RateLimiterMemory({ points: mostInAll, duration: windowSeconds });
  const wrong = async (limiter: RateLimiterMemory, key: string): Promise<number> =>
    (await limiter.get(key))?.consumedPoints ?? 0;
  return {
    async isAllowed(address) {
      const all = await wrong(inAll, 'all');
      if (all >= mostInAll) return false;
      return (await wrong(perAddress, addressGroup(address))) < (all >= manyInAll ? 1 : mostPerAddress);
    },
    async failed(address) {
      const consumed = [perAddress.consume(addressGroup(address)), inAll.consume('all')];
      await Promise.allSettled(consumed);
    },
  };
}
