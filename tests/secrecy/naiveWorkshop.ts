import * as Y from 'yjs';
import type { SeededRandom } from '../harness/seededRandom.ts';
import type { Observed } from './guessers.ts';

/**
 * A naive design: everyone writes into one shared document, cards are hidden by the interface only, ids hold
 * times, typing is shown to others, and stored rows name their author. It proves that the guessers can succeed.
 */
export function playNaiveWorkshop(
  random: SeededRandom,
  people: number,
  startAt: number,
): { observed: Observed; author: Map<string, number> } {
  const names = Array.from({ length: people }, (_, i) => `Person ${i}`);
  const ids = names.map(() => uuidAt(random, startAt));
  const adversary = new Y.Doc();
  const docs = names.map((_, who) => {
    const doc = new Y.Doc();
    doc.clientID = 1_000 + random.below(1_000_000) * people + who;
    return doc;
  });
  const author = new Map<string, number>();
  const cards: { id: string; text: string; arrivedAt: number; client: number; structs: number }[] = [];
  const signals: { at: number; who: number }[] = [];
  const uploads: { at: number; who: number; bytes: number }[] = [];
  const growth: { at: number; client: number }[] = [];
  const clientNames = docs.map((doc, who) => ({ client: doc.clientID, who }));
  let now = startAt;
  for (const [who, doc] of docs.entries()) {
    const send = (update: Uint8Array): void => {
      uploads.push({ at: now, who, bytes: update.length });
      growth.push({ at: now, client: doc.clientID });
      for (const other of [adversary, ...docs]) if (other !== doc) Y.applyUpdate(other, update);
    };
    doc.on('update', (update: Uint8Array, _origin: unknown, __: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local) send(update);
    });
    doc.getMap('roster').set(ids[who]!, names[who]);
  }
  // One after the other, as each person presses "done"; half of them type letter by letter.
  for (const [who, doc] of docs.entries()) {
    const typesLetters = who % 2 === 0;
    for (let n = 1 + random.below(6); n > 0; n--) {
      now += 2_000 + random.below(5_000);
      const text = noteText(random, author.size);
      const id = uuidAt(random, now);
      author.set(text, who);
      signals.push({ at: now, who });
      const shared = new Y.Text();
      doc.transact(() => {
        doc.getArray('notes').push([new Y.Map<unknown>([['id', id], ['text', shared]])]); // prettier-ignore
        if (!typesLetters) shared.insert(0, text);
      });
      if (typesLetters) {
        for (const letter of text) shared.insert(shared.length, letter);
        shared.insert(0, 'x');
        shared.delete(0, 1);
      }
      cards.push({ id, text, arrivedAt: now, client: 0, structs: 0 });
    }
  }
  const maps = adversary.getArray('notes').toArray() as Y.Map<unknown>[];
  const observedCards = maps.map((map, i) => {
    const item = map._item!;
    let structs = 0;
    for (let one = (map.get('text') as Y.Text)._start; one !== null; one = one.right) structs++;
    return { ...cards[i]!, client: item.id.client, structs };
  });
  const rows = observedCards.map((card) => `${card.id},${card.text},${names[author.get(card.text)!]}`);
  const observed: Observed = {
    names,
    ids,
    cards: observedCards,
    signals,
    uploads,
    frames: uploads.map((one) => ({ ...one, socket: 'notebook', way: 'out' as const })),
    clientNames,
    growth,
    deletingClients: docs.filter((_, who) => who % 2 === 0).map((doc) => doc.clientID),
    fileRows: rows,
    httpAnswers: observedCards.map((card) => JSON.stringify({ ...card, by: ids[author.get(card.text)!] })),
    diskRows: rows,
  };
  return { observed, author };
}

/** A UUIDv7: its first 48 bits are the time. */
function uuidAt(random: SeededRandom, at: number): string {
  const time = at.toString(16).padStart(12, '0');
  const rest = Buffer.from(random.bytes(10)).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** A unique text of a unique length. */
export const noteText = (random: SeededRandom, number: number): string =>
  `Note ${number} ${'abcdefghij'.repeat(12).slice(0, 3 + random.below(110))} end`;
