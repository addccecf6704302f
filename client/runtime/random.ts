import type { Random } from '../../shared/ids.ts';

/** Cryptographic random numbers of the browser. */
export const browserRandom: Random = {
  bytes: (n) => crypto.getRandomValues(new Uint8Array(n)),
  below(below) {
    // Numbers above the last whole multiple are rejected; otherwise low results would be more frequent.
    const limit = Math.floor(2 ** 32 / below) * below;
    const one = new Uint32Array(1);
    for (;;) {
      const [drawn = 0] = crypto.getRandomValues(one);
      if (drawn < limit) return drawn % below;
    }
  },
};
