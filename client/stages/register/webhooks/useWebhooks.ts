import { useCallback, useEffect, useState } from 'react';
import type { WebhooksReply } from '../../../../shared/register/webhooksReply.ts';
import { fetchWebhooks } from '../../../connection/linkRequests.ts';
import { useSession } from '../../../documents/workshop.ts';
import { browserSeats } from '../../../runtime/seats.ts';

/** How often the list is read again while something waits to be sent, and while nothing does. */
const busyMs = 2_000;
const idleMs = 15_000;

export type WebhooksState = {
  readonly found: WebhooksReply | null;
  readonly failed: boolean;
  readonly reload: () => Promise<void>;
};

/** The webhooks and what was sent to them, read again while the dialog is open: what becomes of a message takes a while. */
export function useWebhooks(): WebhooksState {
  const workshopId = useSession(({ workshop }) => workshop.id);
  const [state, setState] = useState<{ readonly found: WebhooksReply | null; readonly failed: boolean }>({
    found: null,
    failed: false,
  });
  const load = useCallback(
    () => fetchWebhooks(workshopId, browserSeats().read(workshopId)?.token ?? '').catch(() => null),
    [workshopId],
  );
  const show = useCallback(
    (found: WebhooksReply | null) =>
      setState((before) => (found === null ? { ...before, failed: true } : { found, failed: false })),
    [],
  );
  const isBusy = state.found?.deliveries.some(({ outcome }) => outcome === 'waiting') ?? false;
  useEffect(() => {
    let isOver = false;
    const again = (): void => {
      void load().then((found) => {
        if (!isOver) show(found);
      });
    };
    again();
    const timer = window.setInterval(again, isBusy ? busyMs : idleMs);
    return () => {
      isOver = true;
      window.clearInterval(timer);
    };
  }, [load, show, isBusy]);
  const reload = useCallback(async (): Promise<void> => show(await load()), [load, show]);
  return { ...state, reload };
}
