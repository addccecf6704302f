import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeededRandom } from '../harness/seededRandom.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { Place } from './serverProcess.ts';
import { killWhileWriting } from './writingKills.ts';
import type { Toll } from './writingKills.ts';

/** Of SQLite's file format, "The Write-Ahead Log": the header, the header of each frame, and where the salts stand in them. */
const log = { header: 32, pageSizeAt: 8, saltAt: 16, frameHeader: 24, frameSizeAt: 4, frameSaltAt: 8, saltBytes: 8 };
const sector = 512;

/** Up to where the log holds whole commits. */
function endOfCommits(bytes: Buffer): number {
  if (bytes.length < log.header) return 0;
  const salt = bytes.subarray(log.saltAt, log.saltAt + log.saltBytes);
  const frame = log.frameHeader + bytes.readUInt32BE(log.pageSizeAt);
  let end = 0;
  for (let at = log.header; at + frame <= bytes.length; at += frame) {
    const saltHere = bytes.subarray(at + log.frameSaltAt, at + log.frameSaltAt + log.saltBytes);
    if (!saltHere.equals(salt)) break;
    // Only the last frame of a commit says how large the database is after it.
    if (bytes.readUInt32BE(at + log.frameSizeAt) > 0) end = at + frame;
  }
  return end;
}

/** What may come to a disk of bytes that were written and not synced: none, the first of them, or any sectors in any order. */
const fates: readonly ((tail: Buffer, random: SeededRandom) => Buffer)[] = [
  () => Buffer.alloc(0),
  (tail, random) => tail.subarray(0, random.below(tail.length + 1)),
  (tail) => Buffer.alloc(tail.length),
  (tail, random) => Buffer.from(random.bytes(tail.length)),
  (tail, random) => {
    const mixed = Buffer.from(tail);
    for (let at = 0; at < mixed.length; at += sector) if (random.oneIn(2)) mixed.subarray(at, at + sector).fill(0);
    return mixed;
  },
];

export type TailLosses = Toll & {
  /** How often there was something behind the last acknowledgement. */ readonly tails: number;
};

/** After how many acknowledgements the power goes, at the most; the server dies somewhat later. */
const acknowledgedAtMost = 15;

/**
 * Kills the server, and takes from the log what was written behind the last acknowledged commit, or leaves of it what a disk
 * might: nothing, a part, zeros, noise. Takes SQLite at its word that a commit with synchronous=FULL syncs the log, which
 * the store reads back when it opens (server/store/sqlite/connection.ts); the one that sees each sync is powerLoss.ts.
 * @param acknowledgedToo how many acknowledgements back the cut lies, to see that a loss is noticed
 */
export async function loseTails(place: Place, losses: number, seed: number, acknowledgedToo = 0): Promise<TailLosses> {
  const random = createSeededRandom(seed, 'tails');
  const [database, logFile] = [join(place.data, 'forewarned.db'), join(place.data, 'forewarned.db-wal')];
  const changedAt = (): number => statSync(database).mtimeMs;
  let [ends, known, tails]: [number[], number, number] = [[], 0, 0];
  let left = acknowledgedAtMost;
  const toll = await killWhileWriting(place, losses, seed, {
    onAcknowledged() {
      // The power is gone already: what the server says to itself in the dark is heard by nobody.
      if (left === 0) return false;
      left--;
      if (changedAt() !== known) ends = [];
      known = changedAt();
      ends.push(endOfCommits(readFileSync(logFile)));
      return true;
    },
    afterDeath() {
      left = 1 + random.below(acknowledgedAtMost);
      // A checkpoint has come since: it synced the log before it touched the database.
      if (changedAt() !== known) return;
      const bytes = readFileSync(logFile);
      const end = ends.at(-1 - acknowledgedToo) ?? ends[0]!;
      const tail = bytes.subarray(end);
      if (tail.length > 0) tails++;
      const torn = Buffer.from(random.bytes(random.below(2 * sector)));
      writeFileSync(logFile, Buffer.concat([bytes.subarray(0, end), random.pick(fates)(tail, random), torn]));
    },
  });
  return { ...toll, tails };
}
