import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../../shared/time.ts';
import { StoreDamaged, StoreRefused } from '../port.ts';
import { APPLICATION_ID, readPragma } from './connection.ts';
import { isCorrupt, messageOf } from './errors.ts';
import { newestSchemaVersion, readSchemaVersion } from './migrations.ts';

/** What a complete check found in a database. */
export type Verified = { readonly workshops: number; readonly bytes: number };

/**
 * Reads the whole file through a connection that cannot write, and counts what is in it. `name` stands in messages.
 * @throws StoreRefused when it is another program's or a newer version's, StoreDamaged when it is damaged
 */
export function verifyDatabase(file: string, name = file): Verified {
  return reading(file, name, (db) => {
    if (readPragma(db, 'application_id') !== APPLICATION_ID)
      throw new StoreRefused(`${name} is not a database of Forewarned.`);
    const finding = readPragma(db, 'integrity_check(1)');
    if (finding !== 'ok') throw new StoreDamaged(`${name} is damaged: ${String(finding)}.`);
    const version = readSchemaVersion(db);
    if (version > newestSchemaVersion) {
      throw new StoreRefused(
        `A newer version wrote ${name} (schema ${version}, this version knows ${newestSchemaVersion}). Use that version.`,
      );
    }
    return { workshops: countOf(db, 'SELECT count(*) AS count FROM workshop'), bytes: statSync(file).size };
  });
}

/** How many workshops a server would delete at its next search for expired ones. Null for a schema that does not store it. */
export function countExpired(file: string, now: EpochMs): number | null {
  return reading(file, file, (db) => {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all('workshop');
    if (!columns.some(({ name }) => name === 'expires_at')) return null;
    return countOf(db, `SELECT count(*) AS count FROM workshop WHERE expires_at <= ${now}`);
  });
}

function reading<T>(file: string, name: string, read: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return read(db);
  } catch (error) {
    throw isCorrupt(error) ? new StoreDamaged(`${name} is damaged: ${messageOf(error)}.`, { cause: error }) : error;
  } finally {
    db.close();
  }
}

const countOf = (db: DatabaseSync, sql: string): number => (db.prepare(sql).get() as { count: number }).count;
