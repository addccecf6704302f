import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Random } from '../../shared/ids.ts';
import { isMissing, renameDurably, syncDirectory, writeDurably } from './durableFiles.ts';
import { KEY_BYTES, type Keyring } from './keyring.ts';
import { type SealedRound, StoreDamaged } from './port.ts';

const CHECKSUM_BYTES = 4;

/**
 * Keys as files `<directory>/<workshopId>/notebook-1.key`, readable by the server's account only: 32 random bytes and
 * their CRC-32. The names tell workshops and rounds, never people.
 *
 * A key is overwritten before its file goes. On a disk that writes in a new place each time (SSD, copy on write) the
 * old bytes may stay readable to a laboratory; to nobody else.
 */
export function createKeyFiles(options: { directory: string; random: Pick<Random, 'bytes'> }): Keyring {
  const { directory, random } = options;
  const folderOf = (workshopId: string) => join(directory, workshopId);
  const fileOf = (workshopId: string, round: SealedRound) =>
    join(folderOf(workshopId), `${round.replace('/', '-')}.key`);

  function find(workshopId: string, round: SealedRound): Uint8Array | null {
    const file = fileOf(workshopId, round);
    const content = readIfThere(file);
    if (content === null) return null;
    const key = content.subarray(0, KEY_BYTES);
    if (content.length !== KEY_BYTES + CHECKSUM_BYTES || !content.subarray(KEY_BYTES).equals(checksumOf(key)))
      throw new StoreDamaged(
        `The key file ${file} is damaged, so what people wrote in this round cannot be read. ` +
          `Put back an undamaged copy of this file; or delete it, to go on without what was written in this round.`,
      );
    return key;
  }

  return {
    find,
    obtain(workshopId, round) {
      const found = find(workshopId, round);
      if (found) return found;
      const file = fileOf(workshopId, round);
      mkdirSync(folderOf(workshopId), { mode: 0o700, recursive: true });
      const key = Buffer.from(random.bytes(KEY_BYTES));
      writeDurably(`${file}.new`, Buffer.concat([key, checksumOf(key)]), 'w');
      renameDurably(`${file}.new`, file);
      // The folders may be new too; a crash may have come between making and syncing them the last time.
      syncDirectory(directory);
      syncDirectory(dirname(directory));
      return key;
    },
    destroy(workshopId, rounds) {
      const folder = folderOf(workshopId);
      const files =
        rounds === 'all' ? filesIn(folder) : [fileOf(workshopId, rounds), `${fileOf(workshopId, rounds)}.new`];
      for (const file of files) destroyFile(file, random);
      if (existsSync(folder)) syncDirectory(folder);
      if (rounds === 'all' && existsSync(folder)) {
        rmdirSync(folder);
        syncDirectory(directory);
      }
    },
    isEmpty: () => filesIn(directory).every((folder) => filesIn(folder).length === 0),
  };
}

function checksumOf(key: Uint8Array): Buffer {
  const checksum = Buffer.alloc(CHECKSUM_BYTES);
  checksum.writeUInt32BE(crc32(key));
  return checksum;
}

function destroyFile(file: string, random: Pick<Random, 'bytes'>): void {
  if (!existsSync(file)) return;
  writeDurably(file, random.bytes(KEY_BYTES + CHECKSUM_BYTES), 'r+');
  unlinkSync(file);
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
