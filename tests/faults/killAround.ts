import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestWorkshop } from '../harness/testWorkshop.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { Child, Place } from './serverProcess.ts';

/**
 * How often the disk had the state before, and how often the one after; and how often people had been told of it already when
 * the server died: a round that is due is ended at the next start, so `after` alone does not say when death came.
 */
export type KillCounts = { before: number; after: number; told: number };

/** Something that happens in one commit and must not happen by halves. */
export type AtomicChange = {
  /** Makes a workshop that stands right before it. */
  readonly prepare: (child: Child, seed: number) => Promise<TestWorkshop>;
  /** What the facilitator's page sends to make it happen; with a commandId it is sent again after the death. */
  readonly command?: { readonly [field: string]: string };
  /** Where no command of its own makes it happen: sets it going without waiting. */
  readonly start?: (room: TestWorkshop) => void;
  /** How long after its start it happens; or else whether it is about to. */
  readonly lastsMs?: number;
  readonly isNear?: (room: TestWorkshop) => boolean;
  /** Looks at the files while no server runs. */
  readonly look?: (room: TestWorkshop, place: Place) => void;
  /** Whether the facilitator was told. */
  readonly isTold: (room: TestWorkshop) => boolean;
  /** Whether it happened, as the disk has it. @throws AssertionError when it is neither before nor after */
  readonly judge: (room: TestWorkshop, place: Place) => Promise<'before' | 'after'>;
  /** Sees it come to its end after a death before it. */
  readonly finish: (room: TestWorkshop) => Promise<void>;
};

function leaveAll(room: TestWorkshop): void {
  for (const person of room.everyone) person.goOffline();
}

/**
 * Starts the same thing in several workshops, one shortly after the other, and kills the server in the midst of them: so each
 * death meets it at as many moments as there are workshops. Then the page sends its command again, and is answered as if
 * nothing had been.
 * @param apartMs between two workshops
 */
export async function killAround(
  place: Place,
  atomicChange: AtomicChange,
  deaths: number,
  workshops: number,
  apartMs: number,
  seed: number,
): Promise<KillCounts> {
  const random = createSeededRandom(seed, 'deaths');
  const turns: KillCounts = { before: 0, after: 0, told: 0 };
  let child = await place.start();
  for (let death = 0; death < deaths; death++) {
    const seeds = Array.from({ length: workshops }, (_, at) => seed + 100 * death + at);
    const running = child;
    const rooms = await Promise.all(seeds.map((one) => atomicChange.prepare(running, one)));
    for (const room of rooms) {
      atomicChange.start?.(room);
      if (atomicChange.command) room.lead.askRaw(atomicChange.command);
      await wait(apartMs);
    }
    // The first of them happens this long after its start; the middle one is met within a few milliseconds.
    const sinceFirst = apartMs * workshops;
    await wait(Math.max(0, (atomicChange.lastsMs ?? 0) - sinceFirst / 2 + random.below(10) - 5));
    const middle = rooms[Math.floor(workshops / 2)]!;
    while (atomicChange.isNear?.(middle) === false) await wait(1);
    await child.kill();
    for (const room of rooms) atomicChange.look?.(room, place);
    turns.told += rooms.filter(atomicChange.isTold).length;
    rooms.forEach(leaveAll);

    child = await place.start({ port: child.port });
    assert.deepEqual([...place.files().keys()].filter((name) => name.endsWith('.new')), []); // prettier-ignore
    const met = await Promise.all(rooms.map((room) => atomicChange.judge(room, place)));
    for (const one of met) turns[one]++;
    const ends = rooms.filter((_, at) => met[at] === 'before').map((room) => atomicChange.finish(room));
    await Promise.all([...ends, ...rooms.map((room) => sendAgain(room, atomicChange))]);
    for (const room of rooms) room.close();
  }
  await child.kill();
  return turns;
}

async function sendAgain(room: TestWorkshop, { command }: AtomicChange): Promise<void> {
  if (command?.commandId === undefined) return;
  assert.deepEqual(await room.lead.post(command), { ok: true, commandId: command.commandId });
}
