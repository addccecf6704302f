import * as Y from 'yjs';
import { cardsMap } from '../../shared/board/board.ts';
import { openBare } from './bareSocket.ts';
import type { Child } from './children.ts';
import { inTime } from './children.ts';
import type { Figure } from './figures.ts';
import { percentile } from './figures.ts';
import { openLink } from './leanSocket.ts';
import { advance, foundPlace, joinPlace, lead, openPerson, writeNotes } from './measuredWorkshop.ts';

const authors = 5;
const notesEach = 100;
const joins = 40;

/** Somebody comes into a workshop with 500 cards: from the first packet to the board on their screen. */
export async function run(own: Child, bare: Child): Promise<Figure[]> {
  const place = await foundPlace(own.host, authors);
  const people = await Promise.all(place.tokens.map((token) => openPerson(place, token)));
  await advance(place, 2);
  for (const link of await writeNotes(place, notesEach)) link.close();
  await advance(place, 1);
  await lead(place, { type: 'dealRest' });
  await advance(place, 1);

  const ours: number[] = [];
  const bares: number[] = [];
  for (let join = 0; join < joins; join++) {
    const token = await joinPlace(own.host, place.joinCode);
    const from = performance.now();
    const session = openPerson(place, token);
    const board = await openLink({ ...place, token, document: 'board' });
    ours.push(performance.now() - from);
    const cards = cardsMap(board.doc).size;
    if (cards !== authors * notesEach) throw new Error(`The board has ${cards} cards.`);
    const bytes = Y.encodeStateAsUpdate(board.doc);
    board.close();
    (await session).session.close();
    bares.push(await echo(bare, bytes));
  }
  for (const person of people) person.session.close();
  const what = 'bare ws echo of the same bytes';
  const name = `join ${authors * notesEach} cards: connect to board`;
  return [
    { name: `${name}, p50`, unit: 'ms', measured: percentile(ours, 0.5), baseline: { what, value: percentile(bares, 0.5) }, aim: '< 150 ms' },
    { name: `${name}, p99`, unit: 'ms', measured: percentile(ours, 0.99), baseline: { what, value: percentile(bares, 0.99) }, aim: '< 150 ms' },
  ]; // prettier-ignore
}

/** Connects, sends the bytes and puts what comes back into a document. */
async function echo(bare: Child, bytes: Uint8Array): Promise<number> {
  const from = performance.now();
  const socket = await openBare(bare, 'echo');
  const echoed = new Promise<void>((resolve) => {
    socket.on('message', (frame: Buffer) => {
      Y.applyUpdate(new Y.Doc(), frame);
      resolve();
    });
  });
  socket.send(bytes);
  await inTime(echoed, 'an echo');
  const ms = performance.now() - from;
  socket.terminate();
  return ms;
}
