import * as Y from 'yjs';
import type { NewContent } from './newContent.ts';
import { refused } from './refusal.ts';

/** Upper bound of a document's encoded bytes, and the server's own clock when it was last measured. */
type SizeBound = { bound: number; serverClock: number };

const sizeBounds = new WeakMap<Y.Doc, SizeBound>();

/** A struct can split two others. Each new part carries two ids (at most 13 bytes each) and a length. */
const perStruct = 64;
/** A deletion can split as many, and adds a range and perhaps a client to the delete set. */
const perDeletion = 96;

/**
 * Refuses an update that would make the document's encoding larger than `most` bytes. Encoding takes milliseconds, so the
 * document is measured only when an upper bound, carried from edit to edit, reaches the limit. Near the limit it is measured
 * at most once per 1/64 of the limit, so an update may be refused that much early. Deletions are always allowed.
 * Throws Refused.
 */
export function checkEncodedSize(
  doc: Y.Doc,
  content: NewContent,
  bytes: number,
  most: number,
  serverClientId: number,
): void {
  const growth = growthBy(content, bytes);
  const serverClock = Y.getState(doc.store, serverClientId);
  let size = sizeBounds.get(doc);
  if (size?.serverClock !== serverClock) sizeBounds.set(doc, (size = { bound: measure(doc), serverClock }));
  if (size.bound + growth > most && content.runs.length > 0) {
    size.bound = measure(doc);
    if (size.bound + growth > most - most / 64) throw refused('size', 'documentTooLarge');
  }
  size.bound += growth;
}

/** Upper bound, in bytes, of what an update of `bytes` bytes adds to the document's encoding. */
export const growthBy = (content: NewContent, bytes: number): number =>
  bytes + perStruct * structCount(content) + perDeletion * content.deletions.length;

const measure = (doc: Y.Doc): number => Y.encodeStateAsUpdate(doc).length;

function structCount({ runs }: NewContent): number {
  let count = 0;
  for (const { structs } of runs) count += structs.length;
  return count;
}
