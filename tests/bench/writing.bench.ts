import { WebSocket } from 'ws';
import { editAddNote, noteText } from '../../shared/notebook/notebook.ts';
import type { Child } from './children.ts';
import { inTime } from './children.ts';
import type { Figure } from './figures.ts';
import { percentile, sum } from './figures.ts';
import { openLink } from './link.ts';
import { countdown, paced } from './paced.ts';
import type { Place } from './people.ts';
import { noteId } from './people.ts';

const rounds = 2;
const strokes = 750;
const strokesPerSecond = 250;

type Typed = { readonly sizes: readonly number[]; readonly latencies: readonly number[]; readonly commitsPerSecond: number };

/**
 * Everybody types at once, five letters a second each: from a keystroke to message 16, which says that it is on disk.
 * @param place in write, with notebook round 1 open
 */
export async function run(place: Place, own: Child, bare: Child): Promise<Figure[]> {
  const writers = await Promise.all(place.tokens.map((token, person) => openWriter(place, token, person)));
  const stores = await Promise.all(place.tokens.map(() => openStore(bare)));
  const ours: Typed[] = [];
  const bares: Typed[] = [];
  for (let round = 0; round < rounds; round++) {
    const typed = await typing(own, writers);
    ours.push(typed);
    const size = Math.round(sum(typed.sizes) / typed.sizes.length);
    for (const store of stores) store.frameBytes = size;
    bares.push(await typing(bare, stores));
  }
  for (const { close } of [...writers, ...stores]) close();
  const all = (of: readonly Typed[]): number[] => of.flatMap(({ latencies }) => latencies);
  const commits = (of: readonly Typed[]): number => sum(of.map((one) => one.commitsPerSecond)) / of.length;
  const what = 'bare ws that commits each frame to SQLite';
  return [
    { name: `saved, ${place.tokens.length} people writing, p50`, unit: 'ms', measured: percentile(all(ours), 0.5), baseline: { what, value: percentile(all(bares), 0.5) } },
    { name: `saved, ${place.tokens.length} people writing, p99`, unit: 'ms', measured: percentile(all(ours), 0.99), baseline: { what, value: percentile(all(bares), 0.99) } },
    { name: `commits for ${strokesPerSecond} keystrokes a second`, unit: 'a second', measured: commits(ours), baseline: { what, value: commits(bares) } },
  ]; // prettier-ignore
}

/** Somebody who can type one letter and is told when it is on disk. */
type Writer = { readonly type: (saved: (ms: number, bytes: number) => void) => void; readonly close: () => void };

async function openWriter(place: Place, token: string, person: number): Promise<Writer> {
  const sent: { readonly at: number; readonly saved: (ms: number, bytes: number) => void }[] = [];
  let told = 0;
  let next: (ms: number, bytes: number) => void = () => undefined;
  let bytes = 0;
  const link = await openLink({
    ...place,
    token,
    document: 'notebook/1',
    onChangesSent: () => void sent.push({ at: performance.now(), saved: next }),
    onDurable(count) {
      for (; told < count; told++) sent[told]?.saved(performance.now() - (sent[told]?.at ?? NaN), bytes);
    },
  });
  link.doc.on('update', (update: Uint8Array) => {
    bytes = update.length + 3;
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

async function openStore(bare: Child): Promise<Writer & { frameBytes: number }> {
  const socket = new WebSocket(`ws://${bare.host}/store`, { perMessageDeflate: false });
  const sent: { readonly at: number; readonly saved: (ms: number, bytes: number) => void }[] = [];
  socket.on('message', () => {
    const first = sent.shift();
    first?.saved(performance.now() - first.at, 0);
  });
  await inTime(new Promise((resolve) => socket.once('open', resolve)), 'a bare socket');
  return {
    frameBytes: 0,
    type(saved) {
      sent.push({ at: performance.now(), saved });
      socket.send(new Uint8Array(this.frameBytes));
    },
    close: () => socket.terminate(),
  };
}

async function typing(child: Child, writers: readonly Writer[]): Promise<Typed> {
  const latencies: number[] = [];
  const sizes: number[] = [];
  const all = countdown(strokes);
  const { commits } = await child.readings();
  const from = performance.now();
  await paced(strokes, strokesPerSecond, (index) => {
    writers[index % writers.length]?.type((ms, bytes) => {
      latencies.push(ms);
      sizes.push(bytes);
      all.tick();
    });
  });
  await inTime(all.done, 'every keystroke to be saved');
  const seconds = (performance.now() - from) / 1_000;
  return { latencies, sizes, commitsPerSecond: ((await child.readings()).commits - commits) / seconds };
}
