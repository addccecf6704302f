import { setTimeout as wait } from 'node:timers/promises';
import { readSession } from '../../shared/session/session.ts';
import type { Child } from './children.ts';
import type { Figure } from './figures.ts';
import { percentile } from './figures.ts';
import type { Person } from './measuredWorkshop.ts';
import { advance, foundPlace, openPerson, writeNotes } from './measuredWorkshop.ts';

const workshops = 5;
const writers = 30;
const notesEach = 10;
/** They end one after the other, so that no two are at work at once. */
const apartMs = 400;

/** The notebooks are opened, mixed, stored and shredded: from the end of the two announced seconds to the answer. */
export async function run(own: Child): Promise<Figure[]> {
  const places = await Promise.all(Array.from({ length: workshops }, () => foundPlace(own.host, writers)));
  const rooms = await Promise.all(
    places.map((place) => Promise.all(place.tokens.map((token) => openPerson(place, token)))),
  );
  const leads = rooms.flatMap(([lead]) => lead ?? []);
  const lobby = await endings(own, leads);
  for (const place of places) await advance(place, 1);
  const notebooks = [];
  for (const place of places) notebooks.push(...(await writeNotes(place, notesEach)));
  const reveal = await endings(own, leads);
  for (const lead of leads) {
    const total = readSession(lead.session.doc)?.turn.total;
    if (total !== writers * notesEach) throw new Error(`${total} notes were revealed.`);
  }
  for (const link of notebooks) link.close();
  for (const person of rooms.flat()) person.session.close();
  const what = 'leaving the lobby, nothing to reveal';
  const name = `reveal of ${writers * notesEach} notes of ${writers} people`;
  const half = (of: Endings): number => percentile(of.millis, 0.5);
  return [
    { name: `${name}: after the 2 s, median of ${workshops}`, unit: 'ms', measured: half(reveal), baseline: { what, value: half(lobby) }, aim: '< 100 ms' },
    { name: `${name}: server CPU`, unit: 'ms', measured: reveal.cpuMs, baseline: { what, value: lobby.cpuMs } },
  ]; // prettier-ignore
}

/** `cpuMs` is of one ending, the two seconds before it included. */
type Endings = { readonly millis: readonly number[]; readonly cpuMs: number };

async function endings(own: Child, leads: readonly Person[]): Promise<Endings> {
  const before = await own.readings();
  const millis = await Promise.all(
    leads.map(async (lead, index) => {
      await wait(index * apartMs);
      return ending(lead);
    }),
  );
  const after = await own.readings();
  return { millis, cpuMs: (after.cpuMicros - before.cpuMicros) / 1_000 / leads.length };
}

/** Milliseconds from `closingAt` to the reply. */
async function ending({ session, give }: Person): Promise<number> {
  let closingAt = NaN;
  const look = (): void => {
    closingAt = readSession(session.doc)?.open.closingAt ?? closingAt;
  };
  session.doc.on('update', look);
  const reply = await give({ type: 'advanceStage' });
  session.doc.off('update', look);
  if (!reply.ok) throw new Error(`The stage did not end: ${reply.code}.`);
  return performance.timeOrigin + performance.now() - closingAt;
}
