import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createRowCipher, rowPlace } from '../../store/rowCipher.ts';
import type { SealedRound } from '../../store/port.ts';
import { createSealer } from '../../store/sealing.ts';
import { KEY_BYTES } from '../../store/sqlite/workshopKeys.ts';

type Row = { workshop_id: string; body: Uint8Array };
/** The columns of whichever table it is from. */
type AnyRow = Row & { doc: string; seq: number; name: string; key: string; id: string; place: string };

/** The key of every workshop in a data directory, also while a store has it open. */
export const keysIn = (directory: string): Map<string, Buffer> => withCopy(directory, readKeys);

/**
 * Everything in a data directory that can be read with the keys in it, also while a store has it open: what a thief of the
 * whole directory could read. Searched together with the files themselves.
 */
export function decryptedIn(directory: string): Buffer {
  return withCopy(directory, (db) => Buffer.concat([...openRows(db), ...openSealed(db, join(directory, 'keys'))]));
}

/** The store's lock keeps others out of its files, so a copy of them is opened. */
function withCopy<T>(directory: string, read: (db: DatabaseSync) => T): T {
  const copy = mkdtempSync(join(tmpdir(), 'forewarned-copy-'));
  const name = 'forewarned.db';
  for (const file of [name, `${name}-wal`])
    if (existsSync(join(directory, file))) copyFileSync(join(directory, file), join(copy, file));
  const db = new DatabaseSync(join(copy, name));
  try {
    return read(db);
  } finally {
    db.close();
    rmSync(copy, { recursive: true });
  }
}

function readKeys(db: DatabaseSync): Map<string, Buffer> {
  const rows = db.prepare('SELECT workshop_id, body FROM workshop_key').all() as Row[];
  return new Map(rows.map((row) => [row.workshop_id, Buffer.from(row.body.subarray(-KEY_BYTES))]));
}

function openRows(db: DatabaseSync): Uint8Array[] {
  const keys = readKeys(db);
  const cipherOf = (workshopId: string) => {
    const key = keys.get(workshopId);
    return key && createRowCipher(Buffer.from(key), { bytes: () => new Uint8Array() });
  };
  const opened = (sql: string, place: (row: AnyRow) => string): Uint8Array[] =>
    (db.prepare(sql).all() as unknown as AnyRow[]).flatMap((row) => {
      try {
        return cipherOf(row.workshop_id)?.open(place(row), row.body) ?? [];
      } catch {
        return [];
      }
    });
  return [
    ...opened('SELECT * FROM log', (row) => rowPlace.log(row.workshop_id, row.doc, row.seq)),
    ...opened('SELECT * FROM record', (row) => rowPlace.record(row.workshop_id, row.name)),
    ...opened('SELECT * FROM outcome', (row) => rowPlace.outcome(row.workshop_id, row.key)),
    ...opened('SELECT * FROM errand', (row) => rowPlace.errand(row.workshop_id, row.id)),
    ...opened('SELECT * FROM quarantine', (row) => rowPlace.quarantine(row.workshop_id, row.place)),
  ];
}

function openSealed(db: DatabaseSync, keyFolder: string): Uint8Array[] {
  const rows = db.prepare('SELECT * FROM sealed').all() as unknown as (Row & {
    round: SealedRound;
    slot: Uint8Array;
    seq: number;
  })[];
  const found = existsSync(keyFolder) ? readdirSync(keyFolder, { recursive: true, encoding: 'utf8' }) : [];
  return rows.flatMap((row) => {
    const file = join(row.workshop_id, `${row.round.replace('/', '-')}.key`);
    if (!found.includes(file)) return [];
    const key = Buffer.from(readFileSync(join(keyFolder, file)).subarray(0, KEY_BYTES));
    const { workshop_id: workshopId, round, slot, seq, body } = row;
    return [createSealer(key, { bytes: () => new Uint8Array() }).open({ workshopId, round, slot, seq }, body).update];
  });
}
