import type { WorkshopId } from '../../shared/ids.ts';
import type { FeedList, KeyList } from '../../shared/protocol/replies.ts';
import { ask, bearer } from './http.ts';

const get = async (path: string, token: string): Promise<unknown> =>
  (await ask(path, { headers: bearer(token), cache: 'no-store' })).json();

/** The calendar feeds of a register. @throws HttpRefusal; Error for an answer of another version */
export async function fetchFeeds(workshopId: WorkshopId, token: string): Promise<FeedList> {
  const found = (await get(`/api/workshops/${workshopId}/feeds`, token)) as FeedList;
  if (!Array.isArray(found.feeds)) throw new Error('An answer without feeds.');
  return found;
}

/** The keys of a register. @throws HttpRefusal; Error for an answer of another version */
export async function fetchKeys(workshopId: WorkshopId, token: string): Promise<KeyList> {
  const found = (await get(`/api/workshops/${workshopId}/keys`, token)) as KeyList;
  if (!Array.isArray(found.keys)) throw new Error('An answer without keys.');
  return found;
}
