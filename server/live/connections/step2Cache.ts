import { step2Message } from '../../wire/messages.ts';
import type { LiveDocument } from '../documents/liveDocument.ts';

/** New clients have nothing and returning ones what all had, so a few replies serve everybody. */
const mostPerDocument = 4;

/**
 * Caches replies to step 1 per document version and state vector. For a board with 5,000 cards encoding one takes 20 ms and
 * 1 MB, and after a restart 200 clients ask at once. Sealed documents have one participant each and are not cached.
 * @returns the whole step 2 message; throws when the state vector is malformed. Callers must not change the bytes.
 */
export function createStep2Cache(): (document: LiveDocument, stateVector: Uint8Array) => Uint8Array {
  const cache = new WeakMap<LiveDocument, { readonly version: number; readonly byVector: Map<string, Uint8Array> }>();

  return (document, stateVector) => {
    if (document.name.includes('/')) return step2Message(document.doc, stateVector);
    let replies = cache.get(document);
    if (replies?.version !== document.version()) {
      replies = { version: document.version(), byVector: new Map() };
      cache.set(document, replies);
    }
    const vector = Buffer.from(stateVector).toString('latin1');
    const known = replies.byVector.get(vector);
    if (known) return known;
    const reply = step2Message(document.doc, stateVector);
    if (replies.byVector.size < mostPerDocument) replies.byVector.set(vector, reply);
    return reply;
  };
}
