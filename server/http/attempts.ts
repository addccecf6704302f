import { isIPv6 } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Wrong join codes: 20 in 10 minutes and address, and a global cap; right ones are not counted (CONTRACT section 4; THREATS 5.5; SPEC GW4). */
export type Attempts = {
  readonly isAllowed: (address: string) => Promise<boolean>;
  readonly failed: (address: string) => Promise<void>;
};

const windowSeconds = 600;
const mostPerAddress = 20;
const mostInAll = 2_000;

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
  const hasLeft = async (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
    ((await limiter.get(key))?.remainingPoints ?? 1) > 0;
  return {
    isAllowed: async (address) => (await hasLeft(perAddress, addressGroup(address))) && (await hasLeft(inAll, 'all')),
    async failed(address) {
      const consumed = [perAddress.consume(addressGroup(address)), inAll.consume('all')];
      await Promise.allSettled(consumed);
    },
  };
}
