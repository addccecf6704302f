import { useState } from 'react';
import { countWriters } from '../../shared/people/roster.ts';
import { secondMs } from '../../shared/time.ts';
import { useNow, usePeople, useSession } from './workshop.ts';

/** After a restart of the server everybody is away until their page has reconnected. */
const returnMs = 10 * secondMs;

/**
 * How many people could make up the floor of the open round (SPEC RO5). A smaller number counts once it lasted ten seconds:
 * otherwise a restart of the server would tell everybody that they write alone.
 */
export function useWriters(): number {
  const roster = useSession((session) => session.open.roster);
  const count = countWriters(usePeople(), roster);
  const now = useNow(secondMs);
  const [held, setHeld] = useState<{ readonly count: number; readonly fellAt: number | null }>({ count, fellAt: null });
  const next =
    count >= held.count || (held.fellAt !== null && now - held.fellAt >= returnMs)
      ? { count, fellAt: null }
      : { count: held.count, fellAt: held.fellAt ?? now };
  if (next.count !== held.count || next.fellAt !== held.fellAt) setHeld(next);
  return next.count;
}
