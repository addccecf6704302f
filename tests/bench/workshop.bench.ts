import * as Y from 'yjs';
import { cardsMap, risksMap } from '../../shared/board/board.ts';
import type { BareRoute } from './bareSocket.ts';
import { openBare } from './bareSocket.ts';
import type { Child } from './children.ts';
import { inTime } from './children.ts';
import type { Figure } from './figures.ts';
import { mebibytes, percentile, sum } from './figures.ts';
import type { Link } from './leanSocket.ts';
import { contentOf, openLink } from './leanSocket.ts';
import { cardsMovedBy, watchMoves } from './moveTimes.ts';
import { paced } from './paced.ts';
import type { Person, Place } from './measuredWorkshop.ts';

/** Many short rounds, ours and the baselines' in turn, so that whatever else the machine does meets them all alike. */
const rounds = 7;
const moves = 25;
const movesPerSecond = 20;
const piles = 8;

/** What one round of moves took; `frames` is how many the server delivered. */
type Round = {
  readonly each: readonly number[];
  readonly all: readonly number[];
  readonly cpuMicros: number;
  readonly frames: number;
};

/**
 * One room in cluster, everybody moving cards: from a person's move to the board of everybody. The baselines relay the very
 * updates of the round before to as many documents.
 * @param place in cluster, with at least `moves` cards on the board
 * @param people at their session sockets
 */
export async function run(place: Place, people: readonly Person[], own: Child, bare: Child): Promise<Figure[]> {
  const recorded: Uint8Array[] = [];
  const boards = await Promise.all(
    place.tokens.map((token, person) =>
      openLink({ ...place, token, document: 'board', ...(person === 0 && { onUpdate: (frame) => recorded.push(frame) }) }),
    ),
  ); // prettier-ignore
  const pileIds = await makePiles(people);
  await inTime(Promise.all(boards.map(({ doc }) => hasRisks(doc, pileIds.length))), 'every board to have the piles');
  const [ours, relayed, kept]: [Round[], Round[], Round[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const before = Y.encodeStateAsUpdate(boardOf(boards));
    recorded.length = 0;
    ours.push(await moving(own, people, boards, round, pileIds));
    relayed.push(await relaying(bare, 'relay', recorded, before, people.length));
    kept.push(await relaying(bare, 'kept/relay', recorded, before, people.length));
  }
  // The first round is for warming up.
  for (const list of [ours, relayed, kept]) list.shift();
  const memory = await own.readings(true);
  const sockets = await Promise.all(people.map(() => openBare(bare, 'relay')));
  const bareMemory = await bare.readings(true);
  for (const board of boards) board.close();
  for (const socket of sockets) socket.terminate();

  const name = (figure: string): string => `${people.length} people move cards: ${figure}`;
  const beside = (list: readonly Round[], what: string, part: 'each' | 'all', share: number) => ({
    unit: 'ms' as const,
    measured: latency(ours, part, share),
    baseline: { what, value: latency(list, part, share) },
  });
  const [bareRelay, keptRelay] = ['bare ws relay of the same updates', 'the same relay, committing to SQLite first'];
  return [
    { name: name('to every board, p50'), ...beside(relayed, bareRelay, 'all', 0.5), aim: '< 15 ms' },
    { name: name('to every board, p99'), ...beside(relayed, bareRelay, 'all', 0.99), aim: '< 80 ms' },
    { name: name('to every board, p50, both kept on disk'), ...beside(kept, keptRelay, 'all', 0.5) },
    { name: name('to every board, p99, both kept on disk'), ...beside(kept, keptRelay, 'all', 0.99) },
    { name: name('to one board, p50'), ...beside(relayed, bareRelay, 'each', 0.5) },
    { name: name('to one board, p99'), ...beside(relayed, bareRelay, 'each', 0.99) },
    { name: name('server CPU for 1,000 frames'), unit: 'ms', measured: cpuOf(ours), baseline: { what: bareRelay, value: cpuOf(relayed) } },
    { name: name('server memory, RSS'), unit: 'MiB', measured: mebibytes(memory.rssBytes), baseline: { what: 'bare server, as many sockets', value: mebibytes(bareMemory.rssBytes) } },
    { name: name('server memory, heap'), unit: 'MiB', measured: mebibytes(memory.heapBytes), baseline: { what: 'bare server, as many sockets', value: mebibytes(bareMemory.heapBytes) } },
  ]; // prettier-ignore
}

const latency = (list: readonly Round[], part: 'each' | 'all', share: number): number =>
  percentile(list.flatMap((round) => round[part]), share); // prettier-ignore

/** Microseconds a frame are milliseconds for a thousand. */
const cpuOf = (list: readonly Round[]): number =>
  sum(list.map((round) => round.cpuMicros)) / sum(list.map((round) => round.frames));

const boardOf = (boards: readonly Link[]): Y.Doc => boards[0]?.doc ?? new Y.Doc();

/** A reply can overtake the board's own socket: what arrives late would count as a move. */
function hasRisks(doc: Y.Doc, count: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (risksMap(doc).size < count) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });
}

async function makePiles(people: readonly Person[]): Promise<string[]> {
  const made: string[] = [];
  for (let pile = 0; pile < piles; pile++) {
    const reply = await people[0]?.give({ type: 'addRisk', title: `Cause number ${pile + 1}` });
    if (reply?.ok !== true || reply.riskId === undefined) throw new Error('A pile could not be made.');
    made.push(reply.riskId);
  }
  return made;
}

async function moving(
  own: Child,
  people: readonly Person[],
  boards: readonly Link[],
  round: number,
  pileIds: readonly string[],
): Promise<Round> {
  const cardIds = [...cardsMap(boardOf(boards)).keys()].slice(0, moves);
  const links = [...boards, ...people.map((person) => person.session)];
  const delivered = (): number => sum(links.map((link) => link.received()));
  const docs = boards.map((board) => board.doc);
  const watch = watchMoves(docs, cardIds.length);
  const [framesBefore, before] = [delivered(), await own.readings()];
  const replies: Promise<unknown>[] = [];
  await paced(cardIds.length, movesPerSecond, (index) => {
    const cardId = cardIds[index] ?? '';
    watch.sent(cardId);
    const reply = people[index % people.length]?.give({
      type: 'moveCard',
      cardId,
      riskId: pileIds[(index + round) % piles],
    });
    if (reply) replies.push(reply);
  });
  await inTime(Promise.all([watch.done, ...replies]), 'every move to arrive');
  watch.stop();
  const after = await own.readings();
  const { each, all } = watch;
  return { each, all, cpuMicros: after.cpuMicros - before.cpuMicros, frames: delivered() - framesBefore };
}

/** @param before the board at the beginning, as one update */
async function relaying(
  bare: Child,
  route: BareRoute,
  updates: readonly Uint8Array[],
  before: Uint8Array,
  people: number,
): Promise<Round> {
  const docs = Array.from({ length: people }, () => new Y.Doc());
  let frames = 0;
  const sockets = await Promise.all(
    docs.map(async (doc) => {
      Y.applyUpdate(doc, before);
      const socket = await openBare(bare, route);
      socket.on('message', (frame: Buffer) => {
        frames++;
        Y.applyUpdate(doc, contentOf(frame), socket);
      });
      return socket;
    }),
  );
  const moved = cardsMovedBy(updates, before);
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
}
