import { expect, test } from 'vitest';
import { countFrom } from './fuzzRandom.ts';
import type { Tally } from './gateServer.ts';
import { kinds, runSession } from './editingRun.ts';

/** HONEST_SESSIONS=100000 runs more. A failure prints its seed; HONEST_SEED runs that one alone. */
const sessions = countFrom('HONEST_SESSIONS', 2_000);
const onlySeed = process.env.HONEST_SEED;

test.each(Object.entries(kinds))(
  'GA1 honest sessions in a %s are never refused and lose no text',
  (name, kind) => {
    const total: Tally = { accepted: 0, nothingNew: 0, gaps: 0, cut: 0, restarts: 0 };
    const share = onlySeed === undefined ? Math.ceil(sessions / 3) : 1;
    for (let i = 0; i < share; i++) {
      const seed = onlySeed === undefined ? i : Number(onlySeed);
      try {
        const tally = runSession(kind, seed);
        for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
      } catch (error) {
        throw new Error(`${name}: HONEST_SEED=${seed}`, { cause: error });
      }
    }
    console.log(`${name}: ${share} sessions, ${JSON.stringify(total)}`);
    // Not vacuous: edits went through, some whole and some cut down to what was new, and early ones met their gap.
    if (onlySeed === undefined) for (const count of Object.values(total)) expect(count).toBeGreaterThan(share / 10);
  },
  3_600_000,
);
