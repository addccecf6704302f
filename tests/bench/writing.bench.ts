import { editAddNote, noteText } from '../../shared/notebook/notebook.ts';
import { openBare } from './bareSocket.ts';
import type { Child } from './children.ts';
import { inTime } from './children.ts';
import type { Figure } from './figures.ts';
import { percentile, sum } from './figures.ts';
import { openLink } from './leanSocket.ts';
import { countdown, paced } from './paced.ts';
import type { Place } from './measuredWorkshop.ts';
import { noteId } from './measuredWorkshop.ts';

/** Short rounds, ours and the baseline's in turn, so that whatever else the machine does meets both alike. */
const rounds = 6;
const roundSeconds = 1;
const strokesPerSecondEach = 5;
/** About what a typed letter is as an update frame. */
const strokeBytes = 32;

type Typed = { readonly latencies: readonly number[]; readonly commitsPerSecond: number };

/** Somebody who can type one letter and is told after how many milliseconds it was on disk. */
type Writer = { readonly type: (saved: (ms: number) => void) => void; readonly close: () => void };

/**
 * Everybody types at once, five letters a second each: from a keystroke to message 16, which says that it is on disk.
 * @param place in write, with notebook round 1 open
 * @param aim for the slowest hundredth, in words
 */
export async function run(place: Place, own: Child, bare: Child, aim?: string): Promise<Figure[]> {
  const writers = await Promise.all(place.tokens.map((token, person) => openWriter(place, token, person)));
  const bareWriters = await Promise.all(place.tokens.map(() => openBareWriter(bare)));
  const [ours, bares]: [Typed[], Typed[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await typing(own, writers));
    bares.push(await typing(bare, bareWriters));
  }
  // The first round is for warming up.
  for (const list of [ours, bares]) list.shift();
  for (const writer of [...writers, ...bareWriters]) writer.close();
  const latency = (of: readonly Typed[], share: number): number =>
    percentile(of.flatMap(({ latencies }) => latencies), share); // prettier-ignore
  const commits = (of: readonly Typed[]): number => sum(of.map((one) => one.commitsPerSecond)) / of.length;
  const what = 'bare ws that commits to SQLite, then answers';
  const name = `${place.tokens.length} people write`;
  const strokesPerSecond = place.tokens.length * strokesPerSecondEach;
  return [
    { name: `${name}: keystroke to saved, p50`, unit: 'ms', measured: latency(ours, 0.5), baseline: { what, value: latency(bares, 0.5) } },
    { name: `${name}: keystroke to saved, p99`, unit: 'ms', measured: latency(ours, 0.99), baseline: { what, value: latency(bares, 0.99) }, ...(aim && { aim }) },
    { name: `${name}: commits, ${strokesPerSecond} keystrokes a second`, unit: 'a second', measured: commits(ours), baseline: { what, value: commits(bares) } },
  ]; // prettier-ignore
}

async function openWriter(place: Place, token: string, person: number): Promise<Writer> {
  const sent: (() => void)[] = [];
  let told = 0;
  let next: (ms: number) => void = () => undefined;
  const link = await openLink({
    ...place,
    token,
    document: 'notebook/1',
    onChangesSent() {
      const [at, saved] = [performance.now(), next];
      sent.push(() => saved(performance.now() - at));
    },
    onDurable(count) {
      while (told < count) sent[told++]?.();
    },
  });
  const id = noteId(person, 0);
  editAddNote(link.doc, id, 'We');
  return {
    type(saved) {
      next = saved;
      const text = noteText(link.doc, id);
      text?.insert(text.length, 'a');
    },
    close: link.close,
  };
}

async function openBareWriter(bare: Child): Promise<Writer> {
  const socket = await openBare(bare, 'kept/echo');
  const sent: (() => void)[] = [];
  socket.on('message', () => sent.shift()?.());
  return {
    type(saved) {
      const at = performance.now();
      sent.push(() => saved(performance.now() - at));
      socket.send(new Uint8Array(strokeBytes));
    },
    close: () => socket.terminate(),
  };
}

async function typing(child: Child, writers: readonly Writer[]): Promise<Typed> {
  const latencies: number[] = [];
  const strokesPerSecond = writers.length * strokesPerSecondEach;
  const strokes = strokesPerSecond * roundSeconds;
  const all = countdown(strokes);
  const { commits } = await child.readings();
  const from = performance.now();
  await paced(strokes, strokesPerSecond, (index) =>
    writers[index % writers.length]?.type((ms) => {
      latencies.push(ms);
      all.tick();
    }),
  );
  await inTime(all.done, 'every keystroke to be saved');
  const seconds = (performance.now() - from) / 1_000;
  return { latencies, commitsPerSecond: ((await child.readings()).commits - commits) / seconds };
}
