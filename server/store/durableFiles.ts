import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether an error of the file system says that the file or directory is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Makes the names in a directory durable: a synced file whose name is not synced is gone after a loss of power. */
export function syncDirectory(directory: string): void {
  // Windows neither needs this nor lets a directory be opened.
  if (process.platform === 'win32') return;
  syncFile(directory, 'r');
}

export function syncFile(file: string, flags: 'r' | 'r+' = 'r+'): void {
  const handle = openSync(file, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes `content` from the first byte of `file` on and makes it durable. `flags`: 'w' for a new file, 'r+' to overwrite in place. */
export function writeDurably(file: string, content: Uint8Array, flags: 'w' | 'r+'): void {
  const handle = openSync(file, flags, 0o600);
  try {
    let written = 0;
    while (written < content.length) written += writeSync(handle, content, written, content.length - written, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Moves a file over another name of the same directory; after a crash there is the old one or the new one, whole. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncDirectory(dirname(to));
}
