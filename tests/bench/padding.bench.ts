import type { Socket } from 'node:net';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { message, subprotocol } from '../../shared/protocol/frames.ts';
import { encodeFilled, questionBytes, questionsAfterLoad } from '../../shared/protocol/padding.ts';
import { editAddNote, noteText } from '../../shared/notebook/notebook.ts';
import type { Child } from './children.ts';
import { inTime } from './children.ts';
import type { Figure } from './figures.ts';
import { sum } from './figures.ts';
import { countdown, paced } from './paced.ts';
import { commandFrame } from './leanSocket.ts';
import { openPageLink } from './clientSocket.ts';
import type { Place } from './measuredWorkshop.ts';
import { advance, foundPlace, noteId } from './measuredWorkshop.ts';

const each = 3;
const typingSeconds = 20;
/** A fast typist: about 90 words a minute. */
const strokesPerSecond = 8;

/** A page with its own notebook open, and what went over its connection, TCP's own headers left out. */
type Writer = {
  readonly type: () => void;
  readonly bytes: () => { readonly up: number; readonly down: number };
  readonly close: () => void;
};

/** What it costs that nobody can read the length of a note off the network: bytes a second of one writer, each way. */
export async function run(own: Child): Promise<Figure[]> {
  const place = await foundPlace(own.host, 4 * each);
  await advance(place, 2);
  const open = (from: number, isPadded: boolean): Promise<Writer[]> =>
    Promise.all(place.tokens.slice(from, from + each).map((token, i) => openWriter(place, token, from + i, isPadded)));
  const [idle, typist] = [await open(0, true), await open(each, true)];
  const [bareIdle, bareTypist] = [await open(2 * each, false), await open(3 * each, false)];
  const all = [idle, typist, bareIdle, bareTypist];
  // The first second is for what a page says when it comes.
  await paced(2, 1, () => undefined);
  const before = all.map((writers) => bytesOf(writers));
  const from = performance.now();
  await paced(typingSeconds * strokesPerSecond, strokesPerSecond, () => {
    for (const writer of [...typist, ...bareTypist]) writer.type();
  });
  const seconds = (performance.now() - from) / 1_000;
  const spent = all.map((writers, i) => {
    const { up, down } = bytesOf(writers);
    return { up: (up - before[i]!.up) / seconds, down: (down - before[i]!.down) / seconds };
  });
  for (const writer of all.flat()) writer.close();
  const what = 'the same without padding';
  const figure = (who: string, at: number, way: 'up' | 'down'): Figure => ({
    name: `padding: one ${who}, ${way === 'up' ? 'to' : 'from'} the server`,
    unit: 'B/s',
    measured: spent[at]![way],
    baseline: { what, value: spent[at + 2]![way] },
    aim: '< 600 B/s',
  });
  const rounds = [figure('idle writer', 0, 'up'), figure('idle writer', 0, 'down'), figure('fast typist', 1, 'up'), figure('fast typist', 1, 'down')]; // prettier-ignore
  return [...rounds, await sessionFigure(place)];
}

/** Somebody busy: three commands a minute, and in an hour a reload and the ends of six rounds. */
const commandsPerSecond = 3 / 60;
const questionsPerSecond = (questionsAfterLoad + 6) / 3_600;
const measuredCommands = 20;

/** What padding commands and replies costs one person, both ways together. */
async function sessionFigure(place: Place): Promise<Figure> {
  const [padded, bare] = [await bytesPerCommand(place, true), await bytesPerCommand(place, false)];
  const spent = (cost: typeof padded): number => cost.command * commandsPerSecond + cost.question * questionsPerSecond;
  return {
    name: 'padding: commands of one busy person, both ways',
    unit: 'B/s',
    measured: spent(padded),
    baseline: { what: 'the same without padding', value: spent(bare) },
    aim: '< 100 B/s',
  };
}

/** Bytes on the wire of one ordinary command and of one question which notes arrived, replies included. */
async function bytesPerCommand(place: Place, isPadded: boolean): Promise<{ command: number; question: number }> {
  const offered = [subprotocol.version, `${subprotocol.tokenPrefix}${place.tokens[0]}`];
  const socket = new WebSocket(
    `ws://${place.host}/sync/${place.workshopId}/session`,
    isPadded ? [...offered, subprotocol.padded] : offered,
    { perMessageDeflate: false },
  );
  await once(socket, 'open');
  const { _socket: stream } = socket as WebSocket & { readonly _socket: Socket };
  const measure = async (command: object, leastBytes?: number): Promise<number> => {
    const before = stream.bytesWritten + stream.bytesRead;
    for (let i = 0; i < measuredCommands; i++) {
      const json = JSON.stringify({ ...command, commandId: `${isPadded}-${i}-${leastBytes}`.padEnd(22, 'x') });
      socket.send(
        isPadded ? encodeFilled(message.command, json, leastBytes) : commandFrame(JSON.parse(json) as object),
      );
      await once(socket, 'message');
    }
    return (stream.bytesWritten + stream.bytesRead - before) / measuredCommands;
  };
  const command = await measure({ type: 'setPart', reads: true });
  const question = await measure({ type: 'whichArrived', round: 1, noteIds: [] }, questionBytes);
  socket.close();
  return { command, question };
}

/** The mean of them. */
function bytesOf(writers: readonly Writer[]): { readonly up: number; readonly down: number } {
  const bytes = writers.map((writer) => writer.bytes());
  return { up: sum(bytes.map(({ up }) => up)) / bytes.length, down: sum(bytes.map(({ down }) => down)) / bytes.length };
}

async function openWriter(place: Place, token: string, person: number, isPadded: boolean): Promise<Writer> {
  const synced = countdown(1);
  const opened: { socket: Socket | null } = { socket: null };
  const link = openPageLink({
    ...place,
    token,
    document: 'notebook/1',
    isPadded,
    onOpen: (socket) => (opened.socket = (socket as WebSocket & { readonly _socket: Socket })._socket),
    onSynced: synced.tick,
    onFinal: () => undefined,
  });
  await inTime(synced.done, 'a notebook');
  const doc = link.doc.get();
  editAddNote(doc, noteId(person, 0), 'We');
  return {
    type() {
      const text = noteText(doc, noteId(person, 0));
      text?.insert(text.length, 'a');
    },
    bytes: () => ({ up: opened.socket?.bytesWritten ?? NaN, down: opened.socket?.bytesRead ?? NaN }),
    close: link.close,
  };
}
