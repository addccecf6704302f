import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { readNotes } from '../../shared/notebook/notebook.ts';
import { readPlan } from '../../shared/plan/plan.ts';
import { readSession } from '../../shared/session/session.ts';
import { createAttackedWorkshop, seenNow, type AttackedWorkshop } from './attackedWorkshop.ts';
import { SeededRandom } from './fuzzRandom.ts';
import { createTally, HostileSockets, type Tally } from './hostileSockets.ts';
import { startAttackedServer, type AttackedServer } from './attackedServer.ts';
import type { ServerReadings } from './measuredServer.ts';

export type Outcome = {
  readonly tally: Tally;
  readonly readings: ServerReadings;
  /** The worst turn of the event loop of the whole run, after the warm-up. */
  readonly loopMaxMs: number;
  /** How long the victims waited for Saved. */
  readonly savedMs: readonly number[];
  /** What should not have happened, in words. */
  readonly wrong: readonly string[];
};

const attackers = 20;
const savesEveryMs = 200;
const lettersEach = 3;

/**
 * Hostile clients against a real server until it has judged so many of their frames: one workshop takes no commands, so that
 * its board has to stay as it is to the byte, the other takes any. In each an honest person writes all the while.
 * @param report is told every few seconds
 */
export async function attackServer(frames: number, seed: number, report: (line: string) => void): Promise<Outcome> {
  const server = await startAttackedServer();
  try {
    return await run(server, frames, seed, report);
  } finally {
    await server.stop();
  }
}

async function run(
  server: AttackedServer,
  frames: number,
  seed: number,
  report: (line: string) => void,
): Promise<Outcome> {
  const places = await Promise.all([
    createAttackedWorkshop(server.url, false, seed),
    createAttackedWorkshop(server.url, true, seed + 1),
  ]);
  const before = await unchanging(places[0]);
  const tally = createTally();
  const [savedMs, wrong]: [number[], string[]] = [[], []];
  let isOver = false;
  const victims = places.map((place) => writeOn(place, savedMs, () => isOver));
  const attacks = Array.from({ length: attackers }, (_, i) =>
    new HostileSockets(server.url, places[i % places.length]!, new SeededRandom(seed * 1_000 + i), tally).run(
      () => isOver,
    ),
  );
  // Whichever ends before its time has failed, and says why.
  const work = Promise.all([...victims, ...attacks]);
  let readings = await server.readings(true);
  let isWarm = false;
  let loopMaxMs = 0;
  const from = performance.now();
  try {
    while (readings.judged < frames) {
      await Promise.race([wait(Math.min(5_000, 200 + frames / 50)), work]);
      if (!isWarm && readings.judged > frames / 10) {
        isWarm = true;
        await server.readings(true);
      }
      readings = await server.readings();
      if (isWarm) loopMaxMs = Math.max(loopMaxMs, readings.loopMs.max);
      const { status } = await fetch(`${server.url}/healthz`);
      if (status !== 200) wrong.push(`healthz answered ${status}`);
      report(lineOf(readings, tally, (performance.now() - from) / 1_000));
    }
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  }
  isOver = true;
  await Promise.allSettled([...victims, ...attacks]);
  if (!server.isAlive()) wrong.push('the server is gone');
  else wrong.push(...(await damage(places, before)));
  return { tally, readings, loopMaxMs, savedMs, wrong };
}

const lineOf = (
  { frames, judged, slowest, loopMs, grownMb, heapMb }: ServerReadings,
  tally: Tally,
  s: number,
): string =>
  `${judged} frames judged, ${frames} read, ${tally.sent} sent on ${tally.sockets} sockets, ${tally.posts} posts, ` +
  `${Math.round(judged / s)}/s; slowest ${slowest.cpuMs.toFixed(1)} ms (${slowest.wallMs.toFixed(1)} on the wall, ${slowest.type}, ${slowest.bytes} bytes); ` +
  `loop p99 ${loopMs.p99.toFixed(0)}, max ${loopMs.max.toFixed(0)} ms; grown by ${grownMb.toFixed(1)} MB (heap ${heapMb.toFixed(1)} MB)`;

/** The victim types into a note until the end, and waits for Saved after every few letters. */
async function writeOn({ room, victim }: AttackedWorkshop, savedMs: number[], isOver: () => boolean): Promise<void> {
  let [noteId] = await victim.write('What I saw: ');
  for (let i = 0; !isOver(); i++) {
    const from = performance.now();
    // A note is full at some time; a few are enough.
    if (i % 300 === 299) [noteId] = await victim.write('And then: ');
    else {
      victim.type(noteId!, 'abcdef'.slice(i % 3, (i % 3) + lettersEach));
      const notebook = victim.notebook();
      await room.world.until(() => notebook.isSaved, 'the letters are saved');
    }
    savedMs.push(performance.now() - from);
    await wait(savesEveryMs);
  }
}

/** What no frame may change where no commands come: the board to the byte, the session but for who is there. */
async function unchanging(place: AttackedWorkshop): Promise<string> {
  const board = Buffer.from(Y.encodeStateAsUpdate(await seenNow(place, 'board'))).toString('hex');
  const { progress, ...session } = readSession(await seenNow(place, 'session'))!;
  return JSON.stringify([board, session]);
}

async function damage(places: readonly AttackedWorkshop[], before: string): Promise<string[]> {
  const wrong: string[] = [];
  if ((await unchanging(places[0]!)) !== before) wrong.push('board or session changed where no command was sent');
  for (const place of places) {
    for (const document of ['session', 'board']) {
      const clients = [...(await seenNow(place, document)).store.clients.keys()];
      if (clients.join() !== '1') wrong.push(`on ${document} stand the client ids ${clients.join()}`);
    }
    const plan = await seenNow(place, 'plan');
    for (const riskId of Object.keys(place.room.board().risks))
      if (readPlan(plan, riskId) === null) wrong.push('a risk has no plan any more');
    const notebook = place.victim.notebook();
    const kept = readNotes(await seenNow(place, notebook.name));
    if (JSON.stringify(kept) !== JSON.stringify(place.victim.notes())) wrong.push('a victim’s notes are not all there');
    if (kept.length === 0) wrong.push('a victim wrote nothing');
  }
  return wrong;
}
