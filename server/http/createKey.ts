import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { minuteMs } from '../../shared/time.ts';
import { addressGroup } from '../limits/addressGroup.ts';
import type { MonotonicClock } from '../limits/rateLimits.ts';
import { createWindowCounter } from '../limits/rateLimits.ts';

/** Wrong keys of one address in this time; above it even the right one is refused, because people choose keys that can be guessed. */
const mostWrong = 20;
const windowMs = 10 * minuteMs;

/** Hashes have one length, so that the comparison takes the same time for every key. */
const hash = (key: string): Buffer => createHash('sha256').update(key).digest();

export type CreateKeyCheck = (request: Request) => 'fine' | 'needed' | 'tooMany';

/** Whether a request may create a workshop: anyone, or who sends the key in the header `Create-Key` (SPEC HT5). */
export function createKeyCheck(createKey: string | null, clock: MonotonicClock): CreateKeyCheck {
  if (createKey === null) return () => 'fine';
  const wanted = hash(createKey);
  const wrong = createWindowCounter(windowMs, clock);
  return (request) => {
    const given = request.get('create-key');
    if (given === undefined) return 'needed';
    const address = addressGroup(request.ip ?? '');
    if (wrong.count(address) >= mostWrong) return 'tooMany';
    if (timingSafeEqual(hash(given), wanted)) return 'fine';
    wrong.add(address);
    return 'needed';
  };
}
