import type { Random } from '../../shared/ids.ts';
import type { RandomSources } from '../../server/ports.ts';

/** A seeded source of numbers: the same seed gives the same run, and a failure names its seed. */
export type SeededRandom = Random & {
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly float: () => number;
  readonly uint32: () => number;
  /** True with probability 1 / `times`. */
  readonly oneIn: (times: number) => boolean;
  /** @throws RangeError when the list is empty */
  readonly pick: <T>(list: readonly T[]) => T;
};

/** @param purpose streams of one seed with different purposes are independent */
export function createSeededRandom(seed: number, purpose = ''): SeededRandom {
  let state = [...purpose].reduce((mixed, letter) => Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193), seed) >>> 0;
  const uint32 = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const float = (): number => uint32() / 2 ** 32;
  const below = (limit: number): number => Math.floor(float() * limit);
  return {
    float,
    uint32,
    below,
    bytes: (n) => Uint8Array.from({ length: n }, () => uint32() & 255),
    oneIn: (times) => below(times) === 0,
    pick(list) {
      if (list.length === 0) throw new RangeError('There is nothing to pick from');
      return list[below(list.length)]!;
    },
  };
}

/** One stream per purpose, as the server expects them: equal worlds then get equal numbers (SPEC SC1a). */
export const createRandomSources = (seed: number): RandomSources => ({
  ids: createSeededRandom(seed, 'ids'),
  mixing: createSeededRandom(seed, 'mixing'),
  order: createSeededRandom(seed, 'order'),
  access: createSeededRandom(seed, 'access'),
  jitter: createSeededRandom(seed, 'jitter'),
});
