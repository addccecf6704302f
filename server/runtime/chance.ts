import { randomBytes, randomInt } from 'node:crypto';
import type { Chance } from '../../shared/ids.ts';
import type { Chances } from '../ports.ts';

/** Cryptographic chance: what nobody can guess decides ids, tokens and every shuffle. */
export const cryptoChance: Chance = {
  bytes: (n) => new Uint8Array(randomBytes(n)),
  below: (below) => randomInt(below),
};

export const cryptoChances: Chances = {
  ids: cryptoChance,
  mixing: cryptoChance,
  order: cryptoChance,
  access: cryptoChance,
};
