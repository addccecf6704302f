import type { Rehearsals } from '../../server/rehearsal/rehearsals.ts';

/** For servers of tests that hold no rehearsals. */
export const noRehearsals: Rehearsals = { reserve: () => 'server', close: () => {} };
