import * as Y from 'yjs';
import type { News } from './newContent.ts';
import { refused } from './refusal.ts';

/** An upper bound of a document's encoded bytes, and what the server itself had written when it was last measured. */
type Weight = { bound: number; serverClock: number };

const weights = new WeakMap<Y.Doc, Weight>();

/** A struct can cut two others in two, and each part then carries two ids of its own (at most 13 bytes each) and a length. */
const perStruct = 64;
/** A deletion can cut as much, and adds a range and perhaps a client to the delete set. */
const perDeletion = 96;

/**
 * Refuses what would make the document's encoding larger than `most`. Encoding a document takes milliseconds, so it is done
 * only when a bound kept from edit to edit reaches the cap, and near the cap no more than once for each 64th of it: an
 * update is then refused up to that much earlier. Deleting is always allowed. Throws Refused.
 */
export function weigh(doc: Y.Doc, news: News, bytes: number, most: number, serverClientId: number): void {
  const growth = growthBy(news, bytes);
  const serverClock = Y.getState(doc.store, serverClientId);
  let weight = weights.get(doc);
  if (weight?.serverClock !== serverClock) weights.set(doc, (weight = { bound: measure(doc), serverClock }));
  if (weight.bound + growth > most && news.runs.length > 0) {
    weight.bound = measure(doc);
    if (weight.bound + growth > most - most / 64) throw refused('size', 'documentTooLarge');
  }
  weight.bound += growth;
}

/** At most how many bytes a document's encoding grows by an update of so many bytes. */
export const growthBy = (news: News, bytes: number): number =>
  bytes + perStruct * structCount(news) + perDeletion * news.deletions.length;

const measure = (doc: Y.Doc): number => Y.encodeStateAsUpdate(doc).length;

function structCount({ runs }: News): number {
  let count = 0;
  for (const { structs } of runs) count += structs.length;
  return count;
}
