import { useCallback, useEffect, useState } from 'react';
import type { WorkshopId } from '../../../../shared/ids.ts';
import { useSession } from '../../../documents/workshop.ts';
import { browserSeats } from '../../../runtime/seats.ts';

export type ListState<T> = {
  /** Null until the server has answered. */
  readonly list: T | null;
  readonly failed: boolean;
  readonly reload: () => Promise<void>;
};

/**
 * A list that the server has of this register, asked for when it is shown and after each change.
 * @param fetchList the same function at every render
 */
export function useList<T>(fetchList: (workshopId: WorkshopId, token: string) => Promise<T>): ListState<T> {
  const workshopId = useSession(({ workshop }) => workshop.id);
  const [state, setState] = useState<{ readonly list: T | null; readonly failed: boolean }>({
    list: null,
    failed: false,
  });
  const load = useCallback(
    () => fetchList(workshopId, browserSeats().read(workshopId)?.token ?? '').catch(() => null),
    [fetchList, workshopId],
  );
  const show = useCallback(
    (list: T | null) => setState((before) => (list === null ? { ...before, failed: true } : { list, failed: false })),
    [],
  );
  const reload = useCallback(async (): Promise<void> => show(await load()), [load, show]);
  useEffect(() => {
    let isOver = false;
    void load().then((list) => {
      if (!isOver) show(list);
    });
    return () => {
      isOver = true;
    };
  }, [load, show]);
  return { ...state, reload };
}
