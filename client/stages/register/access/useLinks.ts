import { useCallback, useEffect, useState } from 'react';
import type { Links } from '../../../../shared/protocol/replies.ts';
import { fetchLinks } from '../../../connection/linkRequests.ts';
import { useSession } from '../../../documents/workshop.ts';
import { browserSeats } from '../../../runtime/seats.ts';

export type LinksState = {
  readonly links: Links | null;
  readonly failed: boolean;
  readonly reload: () => Promise<void>;
};

/** The links of this register, asked for when the dialog opens and after each change. */
export function useLinks(): LinksState {
  const workshopId = useSession(({ workshop }) => workshop.id);
  const [state, setState] = useState<{ readonly links: Links | null; readonly failed: boolean }>({
    links: null,
    failed: false,
  });
  const load = useCallback(
    () => fetchLinks(workshopId, browserSeats().read(workshopId)?.token ?? '').catch(() => null),
    [workshopId],
  );
  const show = useCallback(
    (found: Links | null) =>
      setState((before) => (found === null ? { ...before, failed: true } : { links: found, failed: false })),
    [],
  );
  const reload = useCallback(async (): Promise<void> => show(await load()), [load, show]);
  useEffect(() => {
    let isOver = false;
    void load().then((found) => {
      if (!isOver) show(found);
    });
    return () => {
      isOver = true;
    };
  }, [load, show]);
  return { ...state, reload };
}
