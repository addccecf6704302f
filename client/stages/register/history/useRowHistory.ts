import { useCallback, useEffect, useState } from 'react';
import type { RiskId } from '../../../../shared/ids.ts';
import type { HistoryEntry } from '../../../../shared/register/history.ts';
import { fetchHistory } from '../../../connection/historyRequests.ts';
import { useSession } from '../../../documents/workshop.ts';
import { browserSeats } from '../../../runtime/seats.ts';

const perPage = 10;

export type RowHistory = {
  /** The newest first; null until they are there. */
  readonly entries: readonly HistoryEntry[] | null;
  readonly hasMore: boolean;
  readonly failed: boolean;
  readonly loadMore: () => void;
};

/** The history of one risk. The session tells when there is a newer entry; only then it is fetched again. */
export function useRowHistory(riskId: RiskId): RowHistory {
  const workshopId = useSession(({ workshop }) => workshop.id);
  const newest = useSession(({ history }) => history.last);
  const [state, setState] = useState<{ entries: readonly HistoryEntry[]; hasMore: boolean } | null>(null);
  const [failed, setFailed] = useState(false);
  const fetchPage = useCallback(
    (before?: number) =>
      fetchHistory(workshopId, browserSeats().read(workshopId)?.token ?? '', {
        riskId,
        limit: perPage,
        ...(before === undefined ? {} : { before }),
      }),
    [workshopId, riskId],
  );
  useEffect(() => {
    let isOver = false;
    fetchPage().then(
      ({ entries, more }) => {
        if (isOver) return;
        setFailed(false);
        setState({ entries, hasMore: more });
      },
      () => {
        if (!isOver) setFailed(true);
      },
    );
    return () => {
      isOver = true;
    };
  }, [fetchPage, newest]);
  const last = state?.entries.at(-1)?.id;
  return {
    entries: state?.entries ?? null,
    hasMore: state?.hasMore ?? false,
    failed,
    loadMore() {
      void fetchPage(last).then(
        ({ entries, more }) => setState({ entries: [...(state?.entries ?? []), ...entries], hasMore: more }),
        () => setFailed(true),
      );
    },
  };
}
