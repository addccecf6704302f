import { randomBytes, randomInt } from 'node:crypto';
import type { Random } from '../../shared/ids.ts';
import type { RandomSources } from '../ports.ts';

/** Cryptographic random numbers, for ids, tokens and every shuffle. */
export const cryptoRandom: Random = {
  bytes: (n) => new Uint8Array(randomBytes(n)),
  below: (below) => randomInt(below),
};

export const cryptoRandomSources: RandomSources = {
  ids: cryptoRandom,
  mixing: cryptoRandom,
  order: cryptoRandom,
  access: cryptoRandom,
  jitter: cryptoRandom,
};
