import * as Y from 'yjs';
import { caps } from './caps.ts';
import { Reader } from './reader.ts';
import { refusal, Refused, type Refusal } from './refusal.ts';

/**
 * Judges the state vector of a client's step 1, before it is answered.
 * @returns `ahead` where the client holds more of what the server wrote than the server does: close with 4410 (CONTRACT
 * section 3); after a restored backup that is an honest client
 */
export function judgeStateVector(
  doc: Y.Doc,
  bytes: Uint8Array,
  serverClientId: number,
): { readonly kind: 'fine' } | { readonly kind: 'ahead' } | Refusal {
  try {
    return isAhead(doc, new Reader(bytes), serverClientId) ? { kind: 'ahead' } : { kind: 'fine' };
  } catch (error) {
    if (error instanceof Refused) return refusal(error.part, error.reason);
    throw error;
  }
}

function isAhead(doc: Y.Doc, reader: Reader, serverClientId: number): boolean {
  const count = reader.uint();
  // Whoever only reads names the clients the document has, and its own.
  if (count > doc.store.clients.size + caps.clientIds) throw new Refused('claims', 'tooManyClients');
  let ahead = false;
  for (let i = 0; i < count; i++) {
    const client = reader.uint();
    const clock = reader.uint();
    if (client === serverClientId && clock > Y.getState(doc.store, client)) ahead = true;
  }
  if (reader.left > 0) throw new Refused('frame', 'trailingBytes');
  return ahead;
}
