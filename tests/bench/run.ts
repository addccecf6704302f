// `npm run bench`: how fast it is, beside what the same work costs without us in the same run. Nothing is asserted and
// nothing is written. BENCH_PROFILES=<directory> makes the servers leave their CPU profiles there.

import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Child } from './children.ts';
import { startChild } from './children.ts';
import type { Figure } from './figures.ts';
import { percentile, tableOf } from './figures.ts';
import { run as clusterDrag } from './clusterDrag.bench.ts';
import { run as exportFiles } from './exports.bench.ts';
import { run as gate } from './gate.bench.ts';
import { run as idle } from './idle.bench.ts';
import { run as join } from './join.bench.ts';
import { run as mornings } from './mornings.bench.ts';
import { run as padding } from './padding.bench.ts';
import { advance, foundPlace, lead, openPerson, writeNotes } from './measuredWorkshop.ts';
import { run as registerPage } from './registerPage.bench.ts';
import { run as restart } from './restart.bench.ts';
import { run as reveal } from './reveal.bench.ts';
import { run as room } from './workshop.bench.ts';
import { run as writing } from './writing.bench.ts';

const roomful = 50;
const notesEach = 3;
const hallful = 200;

/** One workshop of fifty from the lobby to cluster; what is measured happens on the way. */
async function wholeWorkshop(own: Child, bare: Child): Promise<Figure[]> {
  const place = await foundPlace(own.host, roomful);
  const people = await Promise.all(place.tokens.map((token) => openPerson(place, token)));
  await advance(place, 2);
  for (const link of await writeNotes(place, notesEach)) link.close();
  const writingFigures = await writing(place, own, bare);
  await advance(place, 1);
  await lead(place, { type: 'dealRest' });
  await advance(place, 1);
  const workshopFigures = await room(place, people, own, bare);
  for (const person of people) person.session.close();
  return [...workshopFigures, ...writingFigures];
}

/** As many writers as a server should carry without anybody noticing, each with a notebook open and nothing else. */
async function wholeHall(own: Child, bare: Child): Promise<Figure[]> {
  const place = await foundPlace(own.host, hallful);
  await advance(place, 2);
  return writing(place, own, bare, '< 100 ms');
}

/** What half of all latencies above rest on: how fast this disk is at this moment. */
async function commitFigure(own: Child, bare: Child): Promise<Figure> {
  const [ours, bares] = [await own.readings(), await bare.readings()];
  return {
    name: 'one commit to this disk, median',
    unit: 'ms',
    measured: ours.commitMs,
    baseline: { what: 'bare SQLite, same settings', value: bares.commitMs },
  };
}

/** Of three runs the one in the middle, figure by figure. */
async function gateFigures(): Promise<Figure[]> {
  const runs = [await gate(), await gate(), await gate()].map((one) => one.figures);
  const median = (name: string): number => percentile(runs.map((figures) => figures[name] ?? NaN), 0.5); // prettier-ignore
  const hostile = Object.keys(runs[0] ?? {}).filter((name) => name.endsWith('FirstMillis'));
  const usual = Object.keys(runs[0] ?? {}).filter((name) => name.endsWith('MedianMillis'));
  const baseline = { what: 'Yjs applying it alone', value: median('plainMicros') };
  return [
    { name: 'one usual edit, judged and applied', unit: 'µs', measured: median('gatedMicros'), baseline },
    { name: 'the gate’s part of it', unit: 'µs', measured: median('gateMicros'), aim: '< 5 µs' },
    {
      name: `slowest of ${hostile.length} hostile updates, at its first time`,
      unit: 'ms',
      measured: Math.max(...hostile.map(median)),
      aim: '< 50 ms',
    },
    {
      name: `slowest of ${hostile.length} hostile updates, median`,
      unit: 'ms',
      measured: Math.max(...usual.map(median)),
      aim: '< 5 ms',
    },
  ];
}

const load = (): string => loadavg().map((one) => one.toFixed(1)).join(' '); // prettier-ignore

const from = performance.now();
const loadBefore = load();
const children: Child[] = [];
const start = async (file: 'ownServer.ts' | 'bareServer.ts'): Promise<Child> => {
  const child = await startChild(file);
  children.push(child);
  return child;
};
const stopAll = (): Promise<unknown> => Promise.all(children.map((child) => child.stop()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopAll().then(() => process.exit(1)));
}
try {
  // First, while this process is still empty.
  const gated = await gateFigures();
  const own = await start('ownServer.ts');
  const bare = await start('bareServer.ts');
  const figures = [
    ...(await wholeWorkshop(own, bare)),
    ...(await wholeHall(own, bare)),
    ...(await padding(own)),
    ...(await join(own, bare)),
    ...(await reveal(own)),
    ...(await idle(own, bare)),
    await commitFigure(own, bare),
    // Servers of their own, so that nothing but the restart is measured.
    ...(await restart(await start('ownServer.ts'), await start('bareServer.ts'))),
    ...(await registerPage()),
    ...(await clusterDrag()),
    ...(await exportFiles()),
    ...(await mornings()),
    ...gated,
  ];
  console.log(tableOf(figures));
  console.log(`\n${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${process.platform}, data on the disk of the temporary directory`); // prettier-ignore
  console.log(`load average ${loadBefore} before, ${load()} after, ${Math.round((performance.now() - from) / 1_000)} s; on a machine that does other work read the ratios, not the milliseconds`); // prettier-ignore
} finally {
  await stopAll();
}
