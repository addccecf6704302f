import { readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMissing, syncDirectory, writeDurably } from '../durableFiles.ts';

/**
 * A note beside the database that it was closed as it should be, with what the file looked like. Reading all of a large
 * database at every start would take longer than everything else; after such a close, and if nobody touched the file, there
 * is no reason for it. Each row has a checksum of its own anyway.
 */
const noteOf = (file: string): string => join(dirname(file), 'closed-cleanly');

/** Call after the connection was closed. */
export function noteCleanClose(file: string): void {
  writeDurably(noteOf(file), Buffer.from(stateOf(file)), 'w');
}

/** Whether the file is as a clean close left it. */
export function wasClosedCleanly(file: string): boolean {
  try {
    return readFileSync(noteOf(file), 'utf8') === stateOf(file);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Call before the first write. */
export function forgetCleanClose(file: string): void {
  rmSync(noteOf(file), { force: true });
  syncDirectory(dirname(file));
}

function stateOf(file: string): string {
  const { ino, size, mtimeMs } = statSync(file, { bigint: true });
  return `${ino} ${size} ${mtimeMs}\n`;
}
