import * as Y from 'yjs';
import { placeOfItem, slotIn } from './locations.ts';
import { ballotShape, notebookShape, planShape, type DocumentShape, type Slot } from './documentShapes.ts';

/**
 * The document differs from what validation predicted, and part of the update may be in it. The caller must discard the
 * document, store nothing of the update, and load the document from the store again.
 */
export class GateFailure extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`The gate let an update through that it should not have: ${what}`, options);
    this.name = 'GateFailure';
  }
}

/**
 * Applies an accepted update, then checks the structs that Yjs created against the document's shape. This check shares no
 * code with the parser. It also works inside a transaction of the caller, before Yjs merges and collects structs.
 * @throws GateFailure
 */
export function applyAccepted(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  const transaction = applied(doc, update, origin);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new GateFailure('something is pending');
  const document = shapeOfRoots(doc);
  for (const [client, structs] of doc.store.clients) {
    const from = transaction.beforeState.get(client) ?? 0;
    if (from < Y.getState(doc.store, client)) readBack(structs, from, document);
  }
}

function applied(doc: Y.Doc, update: Uint8Array, origin: unknown): Y.Transaction {
  try {
    return Y.transact(
      doc,
      (transaction) => {
        Y.applyUpdate(doc, update, origin);
        return transaction;
      },
      origin,
      false,
    );
  } catch (cause) {
    throw new GateFailure('it could not be applied', { cause });
  }
}

const anyCount = ballotShape(Number.MAX_SAFE_INTEGER);

/** The root names identify the document, because the three documents share none. */
function shapeOfRoots(doc: Y.Doc): DocumentShape {
  const names = [...doc.share.keys()];
  const document = [notebookShape, anyCount, planShape].find(({ rootFor }) => names.every((name) => rootFor(name)));
  if (document === undefined) throw new GateFailure('an unknown root');
  return document;
}

function readBack(structs: readonly (Y.GC | Y.Item)[], from: number, document: DocumentShape): void {
  for (let index = Y.findIndexSS(structs as (Y.GC | Y.Item)[], from); index < structs.length; index++) {
    const struct = structs[index];
    if (struct instanceof Y.Item && !struct.deleted && !isAllowed(struct, document))
      throw new GateFailure('something in the wrong place');
  }
}

function isAllowed(item: Y.Item, document: DocumentShape): boolean {
  const place = placeOfItem(item, document);
  if (place === null) return false;
  if (place.shape.kind === 'text') return place.key === null && item.content instanceof Y.ContentString;
  const slot = slotIn(place.shape, place.key);
  return slot !== null && fits(item.content, slot);
}

const types = { array: Y.Array, map: Y.Map, text: Y.Text } as const;

function fits(content: Y.Item['content'], slot: Slot): boolean {
  if (slot.kind === 'shared')
    return slot.madeBy === 'writer' && content instanceof Y.ContentType && content.type instanceof types[slot.type];
  if (!(content instanceof Y.ContentAny)) return false;
  return (content.arr as unknown[]).every((value) => isPlain(value) && slot.allows(value));
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
