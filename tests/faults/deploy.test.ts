import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createWorkshopConnection } from '../../client/connection/createConnection.ts';
import type { WorkshopConnection } from '../../client/connection/workshopConnection.ts';
import type { SocketClass } from '../../client/runtime/socketClass.ts';
import { createMemoryOutbox } from '../../client/testing/memoryOutbox.ts';
import { createMemoryTabState } from '../../client/testing/memoryTabState.ts';
import { createServerClock, monotonicNow } from '../../client/runtime/clock.ts';
import { browserRandom } from '../../client/runtime/random.ts';
import { browserTimers } from '../../client/runtime/timers.ts';
import { createId } from '../../shared/ids.ts';
import { editAddNote } from '../../shared/notebook/notebook.ts';
import { secondMs } from '../../shared/time.ts';
import type { Person } from '../harness/person.ts';
import { createPlace } from './createPlace.ts';
import { notesOnServer, openWritingWorkshop } from './serverState.ts';

const pagesInAll = 50;
const built = join(import.meta.dirname, '..', '..', 'dist', 'index.html');

/** The page's own connection over real sockets; its four documents make two hundred sockets of fifty people. */
function openPageOf(person: Person, socketOrigin: string): WorkshopConnection {
  const connection = createWorkshopConnection({
    workshopId: person.workshopId,
    participantId: person.id,
    token: person.token,
    role: 'participant',
    socketOrigin,
    clock: createServerClock(async () => Date.now()),
    timers: browserTimers,
    outbox: createMemoryOutbox(),
    page: { onWake: () => () => {}, onLeave: () => () => {}, guard: () => () => {} },
    monotonicNow,
    random: browserRandom,
    tabState: createMemoryTabState(),
    Socket: WebSocket as unknown as SocketClass,
  });
  onTestFinished(() => connection.close());
  return connection;
}

async function until(holds: () => boolean, what: string, longestMs = 60 * secondMs): Promise<void> {
  const startedAt = performance.now();
  while (!holds()) {
    if (performance.now() - startedAt > longestMs) throw new Error(`After ${longestMs} ms still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// y-websocket listens for the end of the process, once for each socket.
process.setMaxListeners(0);

test('FA13a FA13b on a deploy 200 sockets are closed with 1012, return spread out, and no text is lost', async () => {
  const place = createPlace();
  const child = await place.start({ file: existsSync(built) ? 'main' : 'entry' });
  const room = await openWritingWorkshop(child.url, { people: 2 });
  const people = [room.person('Ana')];
  while (people.length < pagesInAll) people.push(await room.joinOnly(`Guest of page ${people.length}`));
  room.person('Ana').close();
  const origin = child.url.replace('http', 'ws');
  const pages = people.map((person) => openPageOf(person, origin));
  const isBack = (page: WorkshopConnection): boolean =>
    page.state.get().kind === 'open' && page.save.get() === 'saved' && page.notebook.get()?.synced.get() === true;
  const write = (page: WorkshopConnection, text: string): void => {
    const doc = page.notebook.get()!.doc.get();
    doc.transact(() =>
      editAddNote(doc, createId({ bytes: (n) => crypto.getRandomValues(new Uint8Array(n)), below: () => 0 }), text),
    );
  };
  await until(() => pages.every(isBack), 'all pages are open');
  pages.forEach((page, at) => write(page, `Before ${at}`));
  await until(() => pages.every(isBack), 'all are saved');
  pages.forEach((page, at) => write(page, `During ${at}`));

  const raw = await room.rawSocket(room.lead, 'session');
  await room.until(() => raw.isSynced, 'the raw socket is open');
  const stoppedAt = performance.now();
  child.signal('SIGTERM');
  const { code } = await child.ended;
  expect(code).toBe(0);
  expect(performance.now() - stoppedAt).toBeLessThan(20 * secondMs);
  await room.until(() => raw.closedWith !== null, 'the raw socket is closed');
  expect(raw.closedWith).toBe(1012);
  const returns = new Set<number>();
  const startedAt = performance.now();
  const note = (page: WorkshopConnection): void => {
    if (page.state.get().kind === 'open') returns.add(Math.floor((performance.now() - startedAt) / 100));
  };
  for (const page of pages) page.state.subscribe(() => note(page));

  await place.start({ port: child.port });
  await until(() => pages.every(isBack), 'all pages are back and saved');
  expect(returns.size, 'they come spread out').toBeGreaterThan(3);
  const notes = await Promise.all(people.slice(0, 10).map((person) => notesOnServer(room.world, person)));
  expect(notes.map((own) => own.map((note) => note.text))).toEqual(
    notes.map((_, at) => [`Before ${at}`, `During ${at}`]),
  );
}, 120_000);
