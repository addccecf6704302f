import * as Y from 'yjs';
import { caps } from './updateLimits.ts';
import { checkCrowding } from './placementCost.ts';
import { hasNews, newsOf, type News } from './newContent.ts';
import { Placing } from './placement.ts';
import { refusal, Refused, refused, type Refusal } from './refusal.ts';
import { scan, type Held } from './parseUpdate.ts';
import { ballotShape, notebookShape, planShape, type DocumentShape } from './documentShapes.ts';
import { shapeOfType, type AnyType } from './locations.ts';
import { checkLimits } from './contentLimits.ts';
import { weigh } from './encodedSize.ts';
import { writeNews } from './writeNewContent.ts';

export type Verdict =
  | { readonly kind: 'nothingNew' }
  /** Only what is new, ready for {@link applyAccepted}; and the client ids that wrote it, which are now the sender's. */
  | { readonly kind: 'accepted'; readonly update: Uint8Array; readonly clientIds: readonly number[] }
  /** Something is missing before it: drop it, this socket's step 2 brings it (CONTRACT section 3). */
  | { readonly kind: 'gap' }
  /** The client holds more of what the server wrote than the server does: close with 4410, it builds a new document. */
  | { readonly kind: 'ahead' }
  | Refusal;

/** Who sends an update. */
export type Sender = {
  /** This socket's step 2 has come, so that nothing before its updates can be missing any more. False for step 2 itself. */
  readonly synced: boolean;
  /** To whom a client id belongs in this document (CONTRACT section 3: the first token that writes with it). */
  readonly ownerOf: (clientId: number) => 'mine' | 'free' | 'other';
  /** How many client ids the person has in this document already. */
  readonly clientIdsHeld: number;
  readonly serverClientId: number;
};

/**
 * Session and board, and whatever a person may only read: an update that holds nothing the server lacks is honest and
 * ignored, anything more is refused with 4403 (CONTRACT section 3). The document is only read.
 */
export function judgeReadOnly(doc: Y.Doc, bytes: Uint8Array): Verdict {
  return guarded(() => {
    const news = newsOf(doc, scan(bytes, heldBy(doc, 0)), 0);
    return hasNews(news) ? refusal('right', 'readOnly') : { kind: 'nothingNew' };
  }, 'right');
}

/** A person's own notes: root array `notes` of maps {id, text, rank?, keep?} (CONTRACT section 4). The document is only read. */
export const judgeNotebook = (doc: Y.Doc, bytes: Uint8Array, sender: Sender): Verdict =>
  judge(doc, bytes, sender, notebookShape);

/** A person's own dots and answers (CONTRACT section 4). The document is only read. */
export const judgeBallot = (doc: Y.Doc, bytes: Uint8Array, sender: Sender & { readonly maxPerRisk: number }): Verdict =>
  judge(doc, bytes, sender, ballotShape(sender.maxPerRisk));

/** Everybody's sentences: plain text inside the texts that the server made (CONTRACT section 4). The document is only read. */
export const judgePlan = (doc: Y.Doc, bytes: Uint8Array, sender: Sender): Verdict =>
  judge(doc, bytes, sender, planShape);

function judge(doc: Y.Doc, bytes: Uint8Array, sender: Sender, document: DocumentShape): Verdict {
  return guarded(() => {
    const scanned = scan(bytes, heldBy(doc, caps.newStructs));
    const news = newsOf(doc, scanned, caps.newStructs);
    if (!hasNews(news)) return { kind: 'nothingNew' };
    const early = judgeClients(news, sender, document);
    if (early !== null) return early;
    const placing = new Placing(doc, document, news.runs);
    const missing = placing.placeAll();
    if (missing !== null) return lacking(missing, sender, document);
    checkDeletions(news, document);
    checkLimits(doc, placing.runs, news);
    checkCrowding(doc, placing.placed);
    weigh(doc, news, bytes.length, document.mostBytes, sender.serverClientId);
    return { kind: 'accepted', update: writeNews(scanned, news), clientIds: news.runs.map(({ client }) => client) };
  }, 'content');
}

/** Honest updates name the clients that the document has, and new ones of one person. */
const heldBy = ({ store }: Y.Doc, mostNew: number): Held => ({
  mostClients: store.clients.size + caps.clientIds,
  clockOf: (client) => Y.getState(store, client),
  structsOf: (client) => store.clients.get(client)?.length ?? 0,
  mostNew,
});

/** Who writes: own ids or free ones, never the server's, never another token's; and nothing out of order. */
function judgeClients(news: News, sender: Sender, document: DocumentShape): Verdict | null {
  const { serverClientId, synced } = sender;
  let held = sender.clientIdsHeld;
  for (const client of [...news.runs.map((run) => run.client), ...news.gaps]) {
    if (client === serverClientId) {
      // Before its step 2 a client may know server structs from before a restored backup; later it cannot, and forges.
      const isAhead = document.serverWrites && (!synced || news.gaps.includes(client));
      return isAhead ? { kind: 'ahead' } : refusal('content', 'serverClientId');
    }
    const owner = sender.ownerOf(client);
    if (owner === 'other') return refusal('content', 'foreignClientId');
    if (owner === 'free') held += 1;
  }
  if (held > caps.clientIds) return refusal('content', 'tooManyClientIds');
  for (const client of news.futures) {
    if (sender.ownerOf(client) === 'other' && client !== serverClientId) return refusal('content', 'foreignFuture');
  }
  const first = news.gaps[0] ?? news.futures[0];
  return first === undefined ? null : lacking(first, sender, document);
}

function lacking(client: number, { serverClientId, synced }: Sender, document: DocumentShape): Verdict {
  if (client === serverClientId && document.serverWrites) return { kind: 'ahead' };
  return synced ? refusal('content', 'gap') : { kind: 'gap' };
}

function checkDeletions({ deletions }: News, document: DocumentShape): void {
  if (document.deletable === 'everything') return;
  for (const { item } of deletions) {
    if (item !== null && shapeOfType(item.parent as AnyType, document)?.kind !== 'text')
      throw refused('content', 'madeByServer');
  }
}

/**
 * Whatever goes wrong while judging is a refusal: what the gate does not understand stays outside.
 * @param content the code for content that no document holds: where nobody may write, that is not the point
 */
function guarded(decide: () => Verdict, content: 'content' | 'right'): Verdict {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof Refused)) return refusal('content', 'notUnderstood');
    return refusal(error.part === 'content' ? content : error.part, error.reason);
  }
}
