import { useEffect, useState } from 'react';
import { sharedLinkPath } from '../../../../shared/protocol/links.ts';
import { fetchLinks } from '../../../connection/linkRequests.ts';
import { useSession } from '../../../documents/workshop.ts';
import { useWorkshopStore } from '../../../documents/WorkshopProvider.tsx';
import { browserSeats } from '../../../runtime/seats.ts';

export type PrintLink = { readonly address: string; readonly isRead: boolean };

/**
 * The link for paper: the read link if there is one, else that of the workshop, which opens for its people only. It is asked
 * for when the page opens: a browser that prints does not wait.
 */
export function usePrintLink(): PrintLink {
  const workshopId = useSession(({ workshop }) => workshop.id);
  const [secret, setSecret] = useState<string | null>(null);
  const { isSample = false } = useWorkshopStore().connection;
  useEffect(() => {
    if (isSample) return;
    let isOver = false;
    fetchLinks(workshopId, browserSeats().read(workshopId)?.token ?? '')
      .then(({ links }) => {
        if (!isOver) setSecret(links.find(({ may }) => may === 'read')?.secret ?? null);
      })
      .catch(() => {
        // Without an answer the paper bears the workshop's link.
      });
    return () => {
      isOver = true;
    };
  }, [workshopId, isSample]);
  const { origin } = window.location;
  return secret === null
    ? { address: `${origin}/w/${workshopId}`, isRead: false }
    : { address: origin + sharedLinkPath(workshopId, secret), isRead: true };
}
