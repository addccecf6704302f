import type { WorkshopId } from '../../../../shared/ids.ts';
import { sharedLinkPath } from '../../../../shared/protocol/links.ts';
import type { Links } from '../../../../shared/protocol/replies.ts';

/** The link for paper: the read link if there is one, else that of the workshop, which opens for its people only. */
export function readLinkOf(
  links: Links | null,
  workshopId: WorkshopId,
): { readonly address: string; readonly isRead: boolean } {
  const { origin } = window.location;
  const secret = links?.links.find(({ may }) => may === 'read')?.secret;
  return secret === undefined
    ? { address: `${origin}/w/${workshopId}`, isRead: false }
    : { address: origin + sharedLinkPath(workshopId, secret), isRead: true };
}
