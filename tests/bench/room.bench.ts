import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { cardsMap } from '../../shared/board/board.ts';
import type { Child } from './children.ts';
import { inTime } from './children.ts';
import type { Figure } from './figures.ts';
import { mebibytes, percentile, sum } from './figures.ts';
import type { Link } from './link.ts';
import { contentOf, openLink } from './link.ts';
import { countdown, paced } from './paced.ts';
import type { Person, Place } from './people.ts';

const rounds = 3;
const moves = 60;
const movesPerSecond = 20;
const piles = 8;

/** Of one round: how long a move took to one document and to all, what the server's processor did, frames that arrived. */
type Round = { readonly each: number[]; readonly all: number[]; readonly cpuMicros: number; readonly frames: number };

/**
 * One room in cluster, everybody moving cards: from a person's move to the board of everybody. The baseline relays the
 * very updates that the round before made to as many documents.
 * @param place in cluster, with cards on the board
 * @param people at their session sockets
 */
export async function run(place: Place, people: readonly Person[], own: Child, bare: Child): Promise<Figure[]> {
  const recorded: Uint8Array[] = [];
  const boards = await Promise.all(
    place.tokens.map((token, person) =>
      openLink({ ...place, token, document: 'board', ...(person === 0 && { onUpdate: (frame) => recorded.push(frame) }) }),
    ),
  ); // prettier-ignore
  const piled = await openPiles(people);
  const ours: Round[] = [];
  const bares: Round[] = [];
  let turn = 0;
  for (let round = 0; round < rounds; round++) {
    const before = Y.encodeStateAsUpdate(boards[0]?.doc ?? new Y.Doc());
    recorded.length = 0;
    ours.push(await moving(own, people, boards, piled, turn++));
    bares.push(await relaying(bare, recorded, before, place.tokens.length));
  }
  const memory = await own.readings(true);
  const bareSockets = await Promise.all(place.tokens.map(() => openBare(bare)));
  const bareMemory = await bare.readings(true);
  for (const link of [...boards, ...bareSockets]) 'terminate' in link ? link.terminate() : link.close();

  const of = (list: readonly Round[], part: 'each' | 'all', share: number): number =>
    percentile(list.flatMap((round) => round[part]), share); // prettier-ignore
  const cpu = (list: readonly Round[]): number =>
    sum(list.map((round) => round.cpuMicros)) / sum(list.map((round) => round.frames));
  const what = 'bare ws relay of the same updates';
  const name = (figure: string): string => `${place.tokens.length} people move cards: ${figure}`;
  return [
    { name: name('to every board, p50'), unit: 'ms', measured: of(ours, 'all', 0.5), baseline: { what, value: of(bares, 'all', 0.5) }, aim: '< 15 ms' },
    { name: name('to every board, p99'), unit: 'ms', measured: of(ours, 'all', 0.99), baseline: { what, value: of(bares, 'all', 0.99) }, aim: '< 80 ms' },
    { name: name('to one board, p50'), unit: 'ms', measured: of(ours, 'each', 0.5), baseline: { what, value: of(bares, 'each', 0.5) } },
    { name: name('to one board, p99'), unit: 'ms', measured: of(ours, 'each', 0.99), baseline: { what, value: of(bares, 'each', 0.99) } },
    { name: name('server CPU, 1,000 frames'), unit: 'ms', measured: cpu(ours), baseline: { what, value: cpu(bares) } },
    { name: name('server memory, RSS'), unit: 'MiB', measured: mebibytes(memory.rssBytes), baseline: { what, value: mebibytes(bareMemory.rssBytes) } },
    { name: name('server memory, heap'), unit: 'MiB', measured: mebibytes(memory.heapBytes), baseline: { what, value: mebibytes(bareMemory.heapBytes) } },
  ]; // prettier-ignore
}

async function openPiles(people: readonly Person[]): Promise<string[]> {
  const made: string[] = [];
  for (let pile = 0; pile < piles; pile++) {
    const reply = await people[0]?.give({ type: 'addRisk', title: `Cause number ${pile + 1}` });
    if (reply?.ok !== true || reply.riskId === undefined) throw new Error('A pile could not be made.');
    made.push(reply.riskId);
  }
  return made;
}

/** Each card is under way once a round at most, so that its id tells which move an update is of. */
async function moving(own: Child, people: readonly Person[], boards: readonly Link[], piled: readonly string[], turn: number): Promise<Round> {
  const cardIds = [...cardsMap(boards[0]?.doc ?? new Y.Doc()).keys()].slice(0, moves);
  const links = [...boards, ...people.map((person) => person.session)];
  const frames = (): number => sum(links.map((link) => link.received()));
  const watch = watchMoves(boards.map((board) => board.doc), cardIds.length);
  const [framesBefore, { cpuMicros }] = [frames(), await own.readings()];
  const replies: Promise<unknown>[] = [];
  await paced(cardIds.length, movesPerSecond, (index) => {
    const cardId = cardIds[index] ?? '';
    watch.sent(cardId);
    const riskId = piled[(index + turn) % piles] ?? '';
    const reply = people[index % people.length]?.give({ type: 'moveCard', cardId, riskId });
    if (reply) replies.push(reply);
  });
  await inTime(Promise.all([watch.done, ...replies]), 'every move to arrive');
  watch.stop();
  const after = await own.readings();
  return { each: watch.each, all: watch.all, cpuMicros: after.cpuMicros - cpuMicros, frames: frames() - framesBefore };
} // prettier-ignore

const openBare = async (bare: Child): Promise<WebSocket> => {
  const socket = new WebSocket(`ws://${bare.host}/relay`, { perMessageDeflate: false });
  await inTime(new Promise((resolve) => socket.once('open', resolve)), 'a bare socket');
  return socket;
};

async function relaying(bare: Child, updates: readonly Uint8Array[], before: Uint8Array, people: number): Promise<Round> {
  const docs = Array.from({ length: people }, () => new Y.Doc());
  for (const doc of docs) Y.applyUpdate(doc, before);
  const sockets = await Promise.all(docs.map(() => openBare(bare)));
  let frames = 0;
  for (const [person, socket] of sockets.entries()) {
    const doc = docs[person] ?? new Y.Doc();
    socket.on('message', (frame: Buffer) => {
      frames++;
      Y.applyUpdate(doc, contentOf(frame), socket);
    });
  }
  const moved = updates.map(cardMovedBy(before));
  const watch = watchMoves(docs, updates.length);
  const { cpuMicros } = await bare.readings();
  await paced(updates.length, movesPerSecond, (index) => {
    watch.sent(moved[index] ?? '');
    sockets[index % people]?.send(updates[index] ?? new Uint8Array());
  });
  await inTime(watch.done, 'every relayed move to arrive');
  watch.stop();
  const after = await bare.readings();
  for (const socket of sockets) socket.terminate();
  return { each: watch.each, all: watch.all, cpuMicros: after.cpuMicros - cpuMicros, frames };
} // prettier-ignore

/** Which card an update moves, found by applying them one after the other. */
function cardMovedBy(before: Uint8Array): (frame: Uint8Array) => string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, before);
  let cardId = '';
  cardsMap(doc).observeDeep(([event]) => {
    cardId = String(event?.path[0]);
  });
  return (frame) => {
    Y.applyUpdate(doc, contentOf(frame));
    return cardId;
  };
}

type Watch = { readonly each: number[]; readonly all: number[]; readonly sent: (cardId: string) => void; readonly done: Promise<void>; readonly stop: () => void };

/** Times each move from `sent` to each of the documents and to the last of them. */
function watchMoves(docs: readonly Y.Doc[], count: number): Watch {
  const underway = new Map<string, { readonly at: number; left: number }>();
  const each: number[] = [];
  const all: number[] = [];
  const arrivals = countdown(count);
  const arrived = (events: readonly Y.YEvent<Y.Map<unknown>>[]): void => {
    for (const event of events) {
      const move = underway.get(String(event.path[0]));
      if (!move) continue;
      const ms = performance.now() - move.at;
      each.push(ms);
      if (--move.left > 0) continue;
      all.push(ms);
      arrivals.tick();
    }
  };
  for (const doc of docs) cardsMap(doc).observeDeep(arrived as (events: Y.YEvent<Y.AbstractType<unknown>>[]) => void);
  return {
    each,
    all,
    done: arrivals.done,
    sent: (cardId) => void underway.set(cardId, { at: performance.now(), left: docs.length }),
    stop() {
      for (const doc of docs) cardsMap(doc).unobserveDeep(arrived as (events: Y.YEvent<Y.AbstractType<unknown>>[]) => void);
    },
  };
} // prettier-ignore
