import * as Y from 'yjs';
import { updateLimits } from './updateLimits.ts';
import { Reader } from './byteReader.ts';
import { refusal, Refused, refused, type Refusal } from './refusal.ts';

/**
 * Validates the state vector of a client's step 1 before it is answered.
 * @returns `ahead` when the client has structs of the server that the server lacks: close with 4410. After a restored backup
 * the client is honest.
 * @param isMended the document lost rows, so any server struct the client has may be one that the server lacks
 */
export function validateStateVector(
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
  // An honest client names the clients of the document and its own.
  if (count > doc.store.clients.size + updateLimits.clientIds) throw refused('claims', 'tooManyClients');
  let ahead = false;
  for (let i = 0; i < count; i++) {
    const client = reader.uint();
    const clock = reader.uint();
    if (client === serverClientId && clock > held) ahead = true;
  }
  if (reader.left > 0) throw refused('frame', 'trailingBytes');
  return ahead;
}
