import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { secondMs } from '../../shared/time.ts';
import type { Person } from '../harness/person.ts';
import { createPlace } from './createPlace.ts';
import { notesOnServer, openWritingWorkshop } from './serverState.ts';

/** Each has four documents open, which makes two hundred sockets. */
const peopleInAll = 50;
const built = join(import.meta.dirname, '..', '..', 'dist', 'index.html');

test('FA13a FA13b on a deploy 200 sockets are closed with 1012, return spread out, and no text is lost', async () => {
  const place = createPlace();
  const child = await place.start({ file: existsSync(built) ? 'main' : 'entry' });
  const room = await openWritingWorkshop(child.url, { people: 2 });
  onTestFinished(() => room.close());
  const people = [room.person('Ana')];
  while (people.length < peopleInAll) people.push(await room.joinOnly(`Guest ${people.length}`));
  for (const person of people) person.connect();
  const isBack = ({ connection }: Person): boolean =>
    connection.state.get().kind === 'open' &&
    connection.save.get() === 'saved' &&
    connection.notebook.get()?.synced.get() === true;
  await room.until(() => people.every(isBack), 'all pages are open');
  people.forEach((person, at) => person.jot(`Before ${at}`));
  await room.until(() => people.every(isBack), 'all is saved');
  people.forEach((person, at) => person.jot(`During ${at}`));

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
  for (const { connection } of people)
    connection.state.subscribe(() => {
      if (connection.state.get().kind === 'open') returns.add(Math.floor((performance.now() - startedAt) / 100));
    });

  await place.start({ port: child.port });
  await room.until(() => people.every(isBack), 'all pages are back and saved');
  expect(returns.size, 'they return spread out').toBeGreaterThan(3);
  const notes = await Promise.all(people.slice(0, 10).map((person) => notesOnServer(room.world, person)));
  expect(notes.map((own) => own.map((note) => note.text))).toEqual(
    notes.map((_, at) => [`Before ${at}`, `During ${at}`]),
  );
}, 120_000);
