// `node tests/faults/soak.ts`: runs many workshops beside a big one for a while. MINUTES (10), WORKSHOPS (50), PEOPLE (12), BIG
// (200, 0 for none). Prints what the server's memory does (never this process's); exit code 1 when it goes on growing, when
// something idle is kept in memory or opens again with less than it had, or when it leaves a handle or much memory behind.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { minuteMs, secondMs } from '../../shared/time.ts';
import type { Person } from '../harness/person.ts';
import type { TestWorkshop } from '../harness/testWorkshop.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import { openPlace } from './serverProcess.ts';
import { notesOnServer, openWritingWorkshop } from './serverState.ts';

const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const [minutes, workshops, people, big] = [
  number('MINUTES', 10),
  number('WORKSHOPS', 50),
  number('PEOPLE', 12),
  number('BIG', 200),
];
const notesEach = 20;
const pauseMs = 1_500;

const place = openPlace();
const child = await place.start({ env: { LOG_LEVEL: 'info' } });

async function reading(name: string): Promise<number> {
  const text = await (await fetch(`${child.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
let collections = 0;

/** What the server holds when its garbage is cleared away: memory in use, memory taken from the system, sockets and files. */
async function held(when: string) {
  child.signal('SIGUSR2');
  await child.says(`garbage collected ${++collections}`);
  const found = {
    heap: megabytes((await reading('nodejs_heap_size_used_bytes')) + (await reading('nodejs_external_memory_bytes'))),
    resident: megabytes(await reading('process_resident_memory_bytes')),
    handles: await reading('nodejs_active_handles_total'),
    files: await reading('process_open_fds'),
  };
  console.log(
    `${when}: ${found.heap} MB in use of ${found.resident} MB, ${found.handles} handles, ${found.files} files`,
  );
  return found;
}
const fresh = await held('Fresh');

/** Writes, types on, and now and then reloads the page, until the time is over. */
async function live(person: Person, until: number, seed: number): Promise<void> {
  const random = createSeededRandom(seed);
  await wait(random.below(pauseMs));
  while (Date.now() < until) {
    const notes = person.notes();
    if (notes.length < notesEach) person.jot(`Note ${notes.length} of ${person.name}`);
    else person.type(random.pick(notes).id, 'x'.repeat(1 + random.below(3)));
    if (random.below(100) === 0) await person.reload();
    await wait(pauseMs / 2 + random.below(pauseMs));
  }
}

const sizes = [...Array.from({ length: workshops }, () => people), ...(big > 0 ? [big] : [])];
const rooms: TestWorkshop[] = [];
for (const [at, size] of sizes.entries())
  rooms.push(await openWritingWorkshop(child.url, { people: size, seed: at + 1 }));
console.log(
  `${rooms.length} workshops, ${sizes.reduce((sum, one) => sum + one, 0)} people, ${await reading('forewarned_sockets')} sockets`,
);

const until = Date.now() + minutes * minuteMs;
const lives = rooms.flatMap((room, at) => room.everyone.map((person, n) => live(person, until, at * 1_000 + n)));
const memory: number[] = [];
while (Date.now() < until) {
  await wait(Math.min(15 * secondMs, Math.max(secondMs, (minutes * minuteMs) / 12)));
  memory.push(megabytes(await reading('process_resident_memory_bytes')));
  console.log(`${memory.at(-1)} MB, lag p99 ${(await reading('nodejs_eventloop_lag_p99_seconds')).toFixed(3)} s`);
}
await Promise.all(lives);
await rooms[0]!.world.until(
  () => rooms.every((room) => room.everyone.every((person) => person.notebook().isSaved)),
  'everything is saved',
);

const texts = rooms.map((room) => room.everyone.map((person) => person.notes()));
for (const room of rooms) room.close();
const atEnd = Date.now() + 3 * minuteMs;
while ((await reading('forewarned_live_workshops')) > 0 && Date.now() < atEnd) await wait(5 * secondMs);
assert.equal(await reading('forewarned_live_workshops'), 0, 'idle workshops are let go of');
assert.equal(await reading('forewarned_sockets'), 0);
const left = await held('When everybody has left');
assert.ok(left.handles <= fresh.handles && left.files <= fresh.files + 2, 'nothing is left open');
assert.ok(left.heap < fresh.heap + 25, 'nothing is left in memory');
for (const [at, room] of rooms.entries()) {
  const person = room.everyone[at % room.everyone.length]!;
  assert.deepEqual(await notesOnServer(room.world, person), texts[at]![at % room.everyone.length]);
}
const half = memory.slice(Math.floor(memory.length / 2));
const [early, late] = [
  Math.max(...half.slice(0, Math.ceil(half.length / 2))),
  Math.max(...half.slice(Math.ceil(half.length / 2))),
];
console.log(
  `Second half: at most ${early} MB, then at most ${late} MB; this process, which is all the people: ${megabytes(process.memoryUsage().rss)} MB`,
);
await held('When one page of each workshop is back, and with it every workshop');
assert.ok(late < early * 1.15 + 20, 'memory is on a plateau');
await place.close();
process.exit();
