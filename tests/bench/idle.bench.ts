import { openBare } from './bareSocket.ts';
import type { Child } from './children.ts';
import type { Figure } from './figures.ts';
import { mebibytes } from './figures.ts';
import { foundPlace, openPerson } from './people.ts';

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
  const growth = (part: 'heapBytes' | 'rssBytes') => ({
    measured: mebibytes(after[part] - before[part]) / workshops,
    baseline: { what: 'a bare ws socket', value: mebibytes(bareAfter[part] - bareBefore[part]) / workshops },
  });
  return [
    { name: `one of ${workshops} idle workshops: heap`, unit: 'MiB', ...growth('heapBytes'), aim: '< 1 MiB' },
    { name: `one of ${workshops} idle workshops: RSS`, unit: 'MiB', ...growth('rssBytes'), aim: '< 1 MiB' },
  ];
}

const openWorkshops = (own: Child, count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const place = await foundPlace(own.host, peopleEach);
      return openPerson(place, place.tokens[0] ?? '');
    }),
  );
