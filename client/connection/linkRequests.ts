import type { WorkshopId } from '../../shared/ids.ts';
import type { FacilitatorSeat, Links, Visited } from '../../shared/protocol/replies.ts';
import type { WebhooksReply } from '../../shared/register/webhooksReply.ts';
import { ask, bearer, postJson } from './http.ts';

// Apart from http.ts, which the first page loads.

/** Opens a shared link (SPEC LK1). @param name what the history calls this visitor, or '' @throws HttpRefusal */
export const visit = (workshopId: WorkshopId, secret: string, name: string): Promise<Visited> =>
  postJson<Visited>(`/api/workshops/${workshopId}/visits`, { secret, ...(name !== '' && { name }) });

/** Opens a personal link, which works once (SPEC LK2). @throws HttpRefusal */
export const takeSeat = (workshopId: WorkshopId, secret: string): Promise<FacilitatorSeat> =>
  postJson<FacilitatorSeat>(`/api/workshops/${workshopId}/seats`, { secret });

const get = async <T>(path: string, token: string): Promise<T> =>
  (await (await ask(path, { headers: bearer(token), cache: 'no-store' })).json()) as T;

/**
 * The links of the register, as far as the caller may know of them.
 * @throws HttpRefusal; Error when the answer has no lists, which a server of another version may give
 */
export async function fetchLinks(workshopId: WorkshopId, token: string): Promise<Links> {
  const found = await get<Links>(`/api/workshops/${workshopId}/links`, token);
  if (!Array.isArray(found.links) || !Array.isArray(found.personal)) throw new Error('An answer without links.');
  return found;
}

/** What people said at the end of the meeting, or null when that is not shown (SPEC FL2). @throws HttpRefusal */
export const fetchAnswers = async (workshopId: WorkshopId, token: string): Promise<readonly string[] | null> =>
  (await get<{ readonly answers: readonly string[] | null }>(`/api/workshops/${workshopId}/answers`, token)).answers;

/** The webhooks of the register and what was sent to them; the facilitator's alone. @throws HttpRefusal */
export async function fetchWebhooks(workshopId: WorkshopId, token: string): Promise<WebhooksReply> {
  const found = await get<WebhooksReply>(`/api/workshops/${workshopId}/webhooks`, token);
  if (!Array.isArray(found.webhooks) || !Array.isArray(found.deliveries)) throw new Error('An answer without lists.');
  return found;
}
