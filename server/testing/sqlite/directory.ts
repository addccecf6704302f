import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DocName, Store, Write } from '../../store/port.ts';
import { decryptedIn } from './decrypted.ts';
import { openSqliteStore, type SqliteStoreOptions } from '../../store/sqlite/store.ts';

export const ROOM = 'abcdefghijklmnopqrstuv';
export const random = { bytes: (count: number) => randomBytes(count) };

export function create(workshopId = ROOM, joinCode = workshopId.slice(0, 8)): Write {
  return { kind: 'create', workshopId, joinCode, at: 1_000, expiresAt: 9_000, creator: null, schemaVersion: 1 };
}

export function append(doc: DocName, text: string, workshopId = ROOM): Write {
  return { kind: 'append', workshopId, doc, update: new TextEncoder().encode(text) };
}

export function openAt(directory: string, options: Partial<SqliteStoreOptions> = {}): Store {
  return openSqliteStore({ directory, random, warn: () => {}, afterTurn: setImmediate, ...options });
}

/** A data directory of its own for one test, with what a test needs to look behind the store. */
export type TestDirectory = {
  path: string;
  database: string;
  /** Opens a store here; it is closed at the end of the test. */
  open(options?: Partial<SqliteStoreOptions>): Store;
  /** Runs SQL on the file while no store has it open. */
  sql(text: string): Record<string, unknown>[];
  /** The content of every file by its path in the directory. */
  files(): Map<string, Buffer>;
  /** How often the text stands in any file. */
  count(text: string): number;
  /** How often the text stands in what can be decrypted with the keys that are here. */
  countDecrypted(text: string): number;
  dispose(): Promise<void>;
};

export function createTestDirectory(): TestDirectory {
  const path = mkdtempSync(join(tmpdir(), 'forewarned-store-'));
  const database = join(path, 'forewarned.db');
  const opened: Store[] = [];

  function files(): Map<string, Buffer> {
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
    return new Map(
      names.filter((name) => statSync(join(path, name)).isFile()).map((name) => [name, readFileSync(join(path, name))]),
    );
  }

  return {
    path,
    database,
    open(options) {
      const store = openAt(path, options);
      opened.push(store);
      return store;
    },
    sql(text) {
      const db = new DatabaseSync(database);
      try {
        return db.prepare(text).all();
      } finally {
        db.close();
      }
    },
    files,
    count(text) {
      const occurrences = [...files().values()].map((content) => content.toString('latin1').split(text).length - 1);
      return occurrences.reduce((sum, one) => sum + one, 0);
    },
    countDecrypted: (text) => decryptedIn(path).toString('latin1').split(text).length - 1,
    async dispose() {
      for (const store of opened) await store.close();
      rmSync(path, { recursive: true });
    },
  };
}

export async function textsOf(store: Store, doc: DocName, workshopId = ROOM): Promise<string[]> {
  const stored = await store.load(workshopId);
  return (stored?.docs.get(doc) ?? []).map((update) => new TextDecoder().decode(update));
}
