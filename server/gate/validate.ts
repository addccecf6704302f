import * as Y from 'yjs';
import { updateLimits } from './updateLimits.ts';
import { checkPlacementCost } from './placementCost.ts';
import { hasNewContent, findNewContent, type NewContent } from './newContent.ts';
import { Placement } from './placement.ts';
import { refusal, Refused, refused, type Refusal } from './refusal.ts';
import { parseUpdate, type KnownClocks } from './parseUpdate.ts';
import { ballotShape, notebookShape, planShape, type DocumentShape } from './documentShapes.ts';
import { shapeOfType, type AnyType } from './locations.ts';
import { checkLimits } from './contentLimits.ts';
import { checkEncodedSize } from './encodedSize.ts';
import { writeNewContent } from './writeNewContent.ts';

export type Validation =
  | { readonly kind: 'nothingNew' }
  /** `update` holds only new content, ready for {@link applyAccepted}. `clientIds` wrote it and now belong to the sender. */
  | { readonly kind: 'accepted'; readonly update: Uint8Array; readonly clientIds: readonly number[] }
  /** Earlier structs are missing: drop the update, the client's step 2 contains it. */
  | { readonly kind: 'gap' }
  /** The client has structs of the server that the server lacks: close with 4410, so that it builds a new document. */
  | { readonly kind: 'ahead' }
  | Refusal;

/** What validation needs to know of the sender of an update. */
export type Sender = {
  /** The connection's step 2 has arrived, so nothing before its updates may be missing. False for step 2 itself. */
  readonly synced: boolean;
  /** Owner of a client id in this document: the first participant who wrote with it. */
  readonly ownerOf: (clientId: number) => 'mine' | 'free' | 'other';
  /** Number of client ids the sender already owns in this document. */
  readonly clientIdsHeld: number;
  readonly serverClientId: number;
};

/**
 * For documents the sender may only read. An update without new content is an honest part of the handshake and is ignored;
 * any other is refused with 4403. Does not change the document.
 */
export function validateReadOnly(doc: Y.Doc, bytes: Uint8Array): Validation {
  return rejectOnError(() => {
    const content = findNewContent(doc, parseUpdate(bytes, knownClocksOf(doc, 0)), 0);
    return hasNewContent(content) ? refusal('right', 'readOnly') : { kind: 'nothingNew' };
  }, 'right');
}

/** For the sender's own notebook: root array `notes` of maps {id, text, rank?, keep?}. Does not change the document. */
export const validateNotebook = (doc: Y.Doc, bytes: Uint8Array, sender: Sender): Validation =>
  validate(doc, bytes, sender, notebookShape);

/** For the sender's own ballot: dots and answers. Does not change the document. */
export const validateBallot = (
  doc: Y.Doc,
  bytes: Uint8Array,
  sender: Sender & { readonly maxPerRisk: number },
): Validation => validate(doc, bytes, sender, ballotShape(sender.maxPerRisk));

/** For the plan: only plain text inside texts that the server created. Does not change the document. */
export const validatePlan = (doc: Y.Doc, bytes: Uint8Array, sender: Sender): Validation =>
  validate(doc, bytes, sender, planShape);

function validate(doc: Y.Doc, bytes: Uint8Array, sender: Sender, document: DocumentShape): Validation {
  return rejectOnError(() => {
    const parsed = parseUpdate(bytes, knownClocksOf(doc, updateLimits.newStructs));
    const content = findNewContent(doc, parsed, updateLimits.newStructs);
    if (!hasNewContent(content)) return { kind: 'nothingNew' };
    const early = checkClients(content, sender, document);
    if (early !== null) return early;
    const placing = new Placement(doc, document, content.runs);
    const missing = placing.placeAll();
    if (missing !== null) return missingStructs(missing, sender, document);
    checkDeletions(content, document);
    checkLimits(doc, placing.runs, content);
    checkPlacementCost(doc, placing.placed);
    checkEncodedSize(doc, content, bytes.length, document.mostBytes, sender.serverClientId);
    return {
      kind: 'accepted',
      update: writeNewContent(parsed, content),
      clientIds: content.runs.map(({ client }) => client),
    };
  }, 'content');
}

/** An honest update names clients of the document, and new ones of one person. */
const knownClocksOf = ({ store }: Y.Doc, mostNew: number): KnownClocks => ({
  mostClients: store.clients.size + updateLimits.clientIds,
  clockOf: (client) => Y.getState(store, client),
  structsOf: (client) => store.clients.get(client)?.length ?? 0,
  mostNew,
});

/** The client ids must be the sender's or unused, never the server's or another participant's; no gaps. */
function checkClients(content: NewContent, sender: Sender, document: DocumentShape): Validation | null {
  const { serverClientId, synced } = sender;
  let held = sender.clientIdsHeld;
  for (const client of [...content.runs.map((run) => run.client), ...content.gaps]) {
    if (client === serverClientId) {
      // Before its step 2 a client may have server structs newer than a restored backup. After it they are forged.
      const isAhead = document.serverWrites && (!synced || content.gaps.includes(client));
      return isAhead ? { kind: 'ahead' } : refusal('content', 'serverClientId');
    }
    const owner = sender.ownerOf(client);
    if (owner === 'other') return refusal('content', 'foreignClientId');
    if (owner === 'free') held += 1;
  }
  if (held > updateLimits.clientIds) return refusal('content', 'tooManyClientIds');
  for (const client of content.futures) {
    if (sender.ownerOf(client) === 'other' && client !== serverClientId) return refusal('content', 'foreignFuture');
  }
  const first = content.gaps[0] ?? content.futures[0];
  return first === undefined ? null : missingStructs(first, sender, document);
}

function missingStructs(client: number, { serverClientId, synced }: Sender, document: DocumentShape): Validation {
  if (client === serverClientId && document.serverWrites) return { kind: 'ahead' };
  return synced ? refusal('content', 'gap') : { kind: 'gap' };
}

function checkDeletions({ deletions }: NewContent, document: DocumentShape): void {
  if (document.deletable === 'everything') return;
  for (const { item } of deletions) {
    if (item !== null && shapeOfType(item.parent as AnyType, document)?.kind !== 'text')
      throw refused('content', 'madeByServer');
  }
}

/**
 * Turns every error during validation into a refusal, so that an update the gate cannot parse is never applied.
 * @param content category for content that the schema does not allow; in a read-only document that is the missing right
 */
function rejectOnError(decide: () => Validation, content: 'content' | 'right'): Validation {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof Refused)) return refusal('content', 'notUnderstood');
    return refusal(error.part === 'content' ? content : error.part, error.reason);
  }
}
