import { StoreDamaged, StoreRefused, StoreUnavailable } from '../port.ts';

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** SQLite's primary result code (sqlite.org/rescode.html), null for an error that is not SQLite's. */
function resultCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;
}

export function isLocked(error: unknown): boolean {
  return resultCode(error) === SQLITE_BUSY;
}

/** Node reports some refusals with the result code of success. */
export function isNoError(error: unknown): boolean {
  return resultCode(error) === 0;
}

export function isCorrupt(error: unknown): boolean {
  const code = resultCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `doing` completes "The store could not …". */
export function unavailable(error: unknown, doing: string): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  return new StoreUnavailable(`The store could not ${doing}: ${messageOf(error)}.`, { cause: error });
}

/** What a reader gets for whatever was thrown below it. */
export function readingError(error: unknown): Error {
  if (error instanceof StoreDamaged || error instanceof StoreRefused) return error;
  if (!isCorrupt(error)) return unavailable(error, 'read');
  return new StoreDamaged(
    `The database is damaged: ${messageOf(error)}. Nothing was overwritten. Stop the server and start it again: it ` +
      `checks the whole file and says what to do.`,
    { cause: error },
  );
}
