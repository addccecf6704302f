import * as Y from 'yjs';
import { caps } from './updateLimits.ts';
import { Reader } from './byteReader.ts';
import { refusal, Refused, refused, type Refusal } from './refusal.ts';

/**
 * Judges the state vector of a client's step 1, before it is answered.
 * @returns `ahead` where the client holds more of what the server wrote than the server does: close with 4410 (CONTRACT
 * section 3); after a restored backup that is an honest client
 * @param isMended the document lost something: whoever holds any of it holds what the server lacks
 */
export function judgeStateVector(
  doc: Y.Doc,
  bytes: Uint8Array,
  serverClientId: number,
  isMended = false,
): { readonly kind: 'fine' } | { readonly kind: 'ahead' } | Refusal {
  try {
    return isAhead(doc, new Reader(bytes), serverClientId, isMended) ? { kind: 'ahead' } : { kind: 'fine' };
  } catch (error) {
    if (error instanceof Refused) return refusal(error.part, error.reason);
    throw error;
  }
}

function isAhead(doc: Y.Doc, reader: Reader, serverClientId: number, isMended: boolean): boolean {
  const held = isMended ? 0 : Y.getState(doc.store, serverClientId);
  const count = reader.uint();
  // Whoever only reads names the clients the document has, and its own.
  if (count > doc.store.clients.size + caps.clientIds) throw refused('claims', 'tooManyClients');
  let ahead = false;
  for (let i = 0; i < count; i++) {
    const client = reader.uint();
    const clock = reader.uint();
    if (client === serverClientId && clock > held) ahead = true;
  }
  if (reader.left > 0) throw refused('frame', 'trailingBytes');
  return ahead;
}
