import type { Child } from './children.ts';
import { inTime } from './children.ts';
import type { Figure } from './figures.ts';
import { percentile } from './figures.ts';
import { openPageLink } from './clientSocket.ts';
import type { Place } from './measuredWorkshop.ts';
import { advance, foundPlace, lead, writeNotes } from './measuredWorkshop.ts';

const rounds = 2;
const people = 50;
const notesEach = 10;
const documents = ['session', 'board', 'plan', 'notebook/2'];

/** All milliseconds are from the signal that ended the old server. */
type Restart = {
  readonly listeningMs: number;
  /** Of each socket: until it was open and synced again. */
  readonly backMs: readonly number[];
  /** The server's processor time for the first opening of the same sockets, all at once, and for their return; each time just started. */
  readonly cpuMs: { readonly opening: number; readonly returning: number };
};

/**
 * A deploy in the middle of a workshop: everybody's page loses its four sockets and comes back by its own waiting rule.
 * The baseline's pages wait by the same rule, so that what differs is the server.
 */
export async function run(own: Child, bare: Child): Promise<Figure[]> {
  const place = await foundPlace(own.host, people);
  await advance(place, 2);
  for (const link of await writeNotes(place, notesEach)) link.close();
  await advance(place, 1);
  await lead(place, { type: 'dealRest' });
  await advance(place, 1);
  const [ours, bares]: [Restart[], Restart[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await restarting(own, place));
    bares.push(await restarting(bare, { ...place, host: bare.host }));
  }
  const half = (of: readonly Restart[]): number => percentile(of.flatMap(({ backMs }) => backMs), 0.5); // prettier-ignore
  const last = (of: readonly Restart[]): number => Math.max(...of.flatMap(({ backMs }) => backMs));
  const listening = (of: readonly Restart[]): number => percentile(of.map(({ listeningMs }) => listeningMs), 0.5); // prettier-ignore
  const cpu = (which: keyof Restart['cpuMs']): number => percentile(ours.map(({ cpuMs }) => cpuMs[which]), 0.5); // prettier-ignore
  const what = 'bare ws echo, restarted likewise';
  const name = `restart under ${people * documents.length} sockets, ${people * notesEach} cards`;
  return [
    { name: `${name}: the new server listens`, unit: 'ms', measured: listening(ours), baseline: { what, value: listening(bares) } },
    { name: `${name}: back and synced, p50`, unit: 'ms', measured: half(ours), baseline: { what, value: half(bares) } },
    { name: `${name}: all back, worst of ${rounds}`, unit: 'ms', measured: last(ours), baseline: { what, value: last(bares) }, aim: '< 5,000 ms' },
    { name: `${name}: processor time of the return`, unit: 'ms', measured: cpu('returning'), baseline: { what: 'the same sockets opening for the first time, on a server as new', value: cpu('opening') }, aim: '< 3 ×' },
  ]; // prettier-ignore
}

async function restarting(child: Child, place: Place): Promise<Restart> {
  const wanted = place.tokens.flatMap((token) => documents.map((document) => ({ token, document })));
  let synced = new Map<number, number>();
  let settled: PromiseWithResolvers<void> = Promise.withResolvers();
  const allSynced = (): Promise<void> => {
    synced = new Map();
    settled = Promise.withResolvers();
    return settled.promise;
  };
  const cpuMs = async (): Promise<number> => (await child.readings()).cpuMicros / 1_000;
  // Half of what a new process does is to get going; so both have it.
  await child.restart();
  const opened = allSynced();
  const before = await cpuMs();
  const links = wanted.map((one, index) =>
    openPageLink({
      ...place,
      ...one,
      onSynced() {
        synced.set(index, performance.now());
        if (synced.size === wanted.length) settled.resolve();
      },
      onFinal: (code) => settled.reject(new Error(`The socket on ${one.document} was closed for good with ${code}.`)),
    }),
  );
  try {
    await inTime(opened, 'every page to open');
    const opening = (await cpuMs()) - before;
    const back = allSynced();
    const from = performance.now();
    await child.restart();
    const listeningMs = performance.now() - from;
    const started = await cpuMs();
    await inTime(back, 'every page to come back');
    const returning = (await cpuMs()) - started;
    return { listeningMs, backMs: [...synced.values()].map((at) => at - from), cpuMs: { opening, returning } };
  } finally {
    for (const link of links) link.close();
  }
}
