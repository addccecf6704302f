import { openBare } from './bareSocket.ts';
import type { Child } from './children.ts';
import type { Figure } from './figures.ts';
import { kibibytes } from './figures.ts';
import { foundPlace, openPerson } from './measuredWorkshop.ts';

const warmUps = 20;
const workshops = 200;
const peopleEach = 8;

/** What a workshop costs while nothing happens in it: eight people have joined, one has it open. */
export async function run(own: Child, bare: Child): Promise<Figure[]> {
  const warmed = await openWorkshops(own, warmUps);
  const before = await own.readings(true);
  const opened = await openWorkshops(own, workshops);
  const after = await own.readings(true);
  const bareBefore = await bare.readings(true);
  const sockets = await Promise.all(Array.from({ length: workshops }, () => openBare(bare, 'echo')));
  const bareAfter = await bare.readings(true);
  for (const person of [...warmed, ...opened]) person.session.close();
  for (const socket of sockets) socket.terminate();
  const heap = kibibytes(after.heapBytes - before.heapBytes) / workshops;
  const rss = kibibytes(after.rssBytes - before.rssBytes) / workshops;
  const socket = kibibytes(bareAfter.heapBytes - bareBefore.heapBytes) / workshops;
  const name = `one of ${workshops} idle workshops`;
  return [
    { name: `${name}: heap`, unit: 'KiB', measured: heap, baseline: { what: 'a bare ws socket', value: socket }, aim: '< 1,024 KiB' },
    { name: `${name}: RSS`, unit: 'KiB', measured: rss, aim: '< 1,024 KiB' },
  ]; // prettier-ignore
}

const openWorkshops = (own: Child, count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const place = await foundPlace(own.host, peopleEach);
      return openPerson(place, place.tokens[0] ?? '');
    }),
  );
