import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPlace } from './createPlace.ts';
import type { Room } from '../harness/room.ts';
import { openRealRoom, sessionOnServer } from './probing.ts';
import { killAround, purge, reveal, tally } from './turningPoints.ts';

/** One death meets ten workshops at ten moments; tests/faults/long.ts meets three hundred. */
const [deaths, workshops] = [1, 10];

test('T53 FA2 a death inside the reveal leaves the time before it or the time after it, and every note once', async () => {
  const turns = await killAround(createPlace(), reveal, deaths, workshops, 10, 53);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('T53 FA2 a death inside the count leaves the ballots or the totals, never a part of both', async () => {
  const turns = await killAround(createPlace(), tally, deaths, workshops, 10, 531);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('T53 FA2 a death inside the deletion leaves the whole workshop or not one byte of it', async () => {
  const turns = await killAround(createPlace(), purge, deaths, workshops, 4, 532);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('T53 FA2 a death around the moment when many rows become one leaves the newest word that was acknowledged', async () => {
  const place = createPlace();
  let child = await place.start();
  const rooms = await Promise.all([1, 2, 3].map((seed) => openRealRoom(child.url, { seed, people: 2 })));
  const acknowledged = new Map(rooms.map((room) => [room, 0]));
  /** One after the other, until the server is gone or there were so many. */
  const say = async (room: Room, most: number): Promise<void> => {
    for (let n = acknowledged.get(room)! + 1; n <= most; n++) {
      const command = { type: 'setSay', stage: 'write', text: `Word ${n}` };
      const reply = await room.world.post(room.founded.workshopId, room.lead.token, command).catch(() => null);
      if (reply === null) return;
      expect(reply.ok).toBe(true);
      acknowledged.set(room, n);
    }
  };
  // A document is stored as one row again after four hundred; joining took a few.
  await Promise.all(rooms.map((room) => say(room, 370)));
  for (let death = 1; death <= 3; death++) {
    const saying = Promise.all(rooms.map((room) => say(room, Infinity)));
    await wait(death * 15);
    await child.kill();
    await saying;
    child = await place.start({ port: child.port });
    for (const room of rooms) {
      const { session } = await sessionOnServer(room.world, room.lead);
      const found = Number(session.say.write?.split(' ')[1]);
      const told = acknowledged.get(room)!;
      // The one after it may have been taken without the answer arriving.
      expect([told, told + 1]).toContain(found);
      acknowledged.set(room, found);
    }
  }
  await Promise.all(rooms.map((room) => say(room, 480)));
  await child.kill();
  const rows = place.sql(`SELECT count(*) AS rows FROM log WHERE doc = 'session' GROUP BY workshop_id`);
  for (const count of rows) expect(Number(count.rows)).toBeLessThan(400);
}, 120_000);
