import { useCallback, useState } from 'react';
import { useOnDemand } from '../../../frame/useOnDemand.ts';
import { texts } from '../../../text/texts.ts';

// A register in which nothing happened does not load any of this.

const load = async () => {
  const [tripped, lists, row, waits] = await Promise.all([
    import('./TrippedPart.tsx'),
    import('./IncidentLists.tsx'),
    import('./RowIncidents.tsx'),
    import('./IncidentWaits.tsx'),
    texts.load('incidents'),
  ]);
  return {
    TrippedPart: tripped.TrippedPart,
    IncidentLists: lists.IncidentLists,
    RowIncidents: row.RowIncidents,
    IncidentWaits: waits.IncidentWaits,
  };
};

type IncidentParts = Awaited<ReturnType<typeof load>>;

/** The parts of the page about what happened, once they are loaded; `isSettled` also when that failed. */
export function useIncidentParts(isWanted: boolean): {
  readonly parts: IncidentParts | null;
  readonly isSettled: boolean;
} {
  const [hasFailed, setHasFailed] = useState(false);
  const onFailed = useCallback(() => setHasFailed(true), []);
  const parts = useOnDemand(isWanted && !hasFailed, load, onFailed);
  return { parts, isSettled: !isWanted || hasFailed || parts !== null };
}
