import type { WorkshopId } from '../../shared/ids.ts';
import { postJson } from './http.ts';
import type { LinkRight } from './workshopConnection.ts';

// Apart from http.ts, which the first page loads.

/** `POST /api/workshops/:id/visits`, 201. */
export type Visit = { readonly token: string; readonly participantId: string; readonly may: LinkRight };

/** Opens a shared link (SPEC LK1). @param name what the history calls this visitor, or '' @throws HttpRefusal */
export const visit = (workshopId: WorkshopId, secret: string, name: string): Promise<Visit> =>
  postJson<Visit>(`/api/workshops/${workshopId}/visits`, { secret, ...(name !== '' && { name }) });

/** Opens a personal link (SPEC LK2). @throws HttpRefusal */
export const takeSeat = (
  workshopId: WorkshopId,
  secret: string,
): Promise<{ readonly token: string; readonly participantId: string }> =>
  postJson(`/api/workshops/${workshopId}/seats`, { secret });
