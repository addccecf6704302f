import type { DatabaseSync } from 'node:sqlite';
import type { Random } from '../../../shared/ids.ts';
import { fillVersion2 } from './fillVersion2.ts';
import { sealVersion4 } from './sealVersion4.ts';

/** SQL, or more than SQL can do. */
type Migration = string | ((db: DatabaseSync, random: Pick<Random, 'bytes'>) => void);

/** `user_version` of a file of which every page has to be written anew before it is used. */
const FILE_TO_REWRITE = 1;

/**
 * Each entry brings the schema from the version before to the next: the first to version 1. An entry that was ever
 * released never changes; add one.
 *
 * Tables are WITHOUT ROWID and keyed by workshop: a row id would tell across workshops and people in which order things
 * were written. A row in `shredding` outlives its workshop, so it refers to nothing.
 */
const migrations: readonly Migration[] = [
  `
  CREATE TABLE workshop (
    id TEXT PRIMARY KEY,
    join_code TEXT UNIQUE,
    created_at INTEGER NOT NULL,
    last_visit_at INTEGER NOT NULL,
    wake_at INTEGER,
    schema_version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Updates of the documents that everyone may see; checksum is the CRC-32 of body.
  CREATE TABLE log (
    workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
    doc TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (workshop_id, doc, seq)
  ) STRICT, WITHOUT ROWID;

  -- Updates of notebooks and ballots, sealed; slot is the keyed hash of the document's name.
  CREATE TABLE sealed (
    workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
    round TEXT NOT NULL,
    slot BLOB NOT NULL,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (workshop_id, round, slot, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE record (
    workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
    name TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (workshop_id, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outcome (
    workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
    key TEXT NOT NULL,
    json TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (workshop_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outcome_by_time ON outcome (at);

  -- Rows that could not be read, as they were found; round, slot and seq where the row was sealed.
  CREATE TABLE quarantine (
    workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
    id INTEGER NOT NULL,
    place TEXT NOT NULL,
    round TEXT,
    slot BLOB,
    seq INTEGER,
    body BLOB NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (workshop_id, id)
  ) STRICT, WITHOUT ROWID;

  -- Rounds that are gone for good and take no writes any more.
  CREATE TABLE shredded (
    workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
    round TEXT NOT NULL,
    PRIMARY KEY (workshop_id, round)
  ) STRICT, WITHOUT ROWID;

  -- Keys still to be destroyed: of one round, or all of a deleted workshop (round 'all').
  CREATE TABLE shredding (
    workshop_id TEXT NOT NULL,
    round TEXT NOT NULL,
    PRIMARY KEY (workshop_id, round)
  ) STRICT, WITHOUT ROWID;
  `,
  (db) => {
    db.exec(`
      ALTER TABLE workshop ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0;
      -- What the workshop's rows in log, sealed, record and outcome take.
      ALTER TABLE workshop ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
      -- Stands for the network that made it, for a day.
      ALTER TABLE workshop ADD COLUMN creator TEXT;
      CREATE INDEX workshop_by_expiry ON workshop (expires_at);
      CREATE INDEX workshop_by_wake ON workshop (wake_at) WHERE wake_at IS NOT NULL;
      CREATE INDEX workshop_by_creator ON workshop (creator, created_at) WHERE creator IS NOT NULL;

      -- Whom a token belongs to, readable without the rest of its workshop.
      CREATE TABLE token (
        hash TEXT PRIMARY KEY,
        workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
        participant_id TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX token_by_workshop ON token (workshop_id);
    `);
    fillVersion2(db);
  },
  `
  -- SHA-256 of the secret of its join link. A workshop that was stored without one gets it when it is loaded.
  ALTER TABLE workshop ADD COLUMN link_hash TEXT;
  CREATE INDEX workshop_by_link ON workshop (link_hash) WHERE link_hash IS NOT NULL;
  `,
  (db, random) => {
    db.exec(`
      -- Deleted, its key destroyed, with rows left that are erased bit by bit.
      ALTER TABLE workshop ADD COLUMN is_deleted INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX workshop_deleted ON workshop (is_deleted) WHERE is_deleted = 1;

      -- A page of zeros, then the key: so the key lies on a page of its own.
      CREATE TABLE workshop_key (
        workshop_id TEXT PRIMARY KEY REFERENCES workshop ON DELETE CASCADE,
        body BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- body, here and in log, is encrypted with the workshop's key; the checksum in log is that of the ciphertext.
      ALTER TABLE record RENAME TO record2;
      CREATE TABLE record (
        workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
        name TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (workshop_id, name)
      ) STRICT, WITHOUT ROWID;

      DROP INDEX outcome_by_time;
      ALTER TABLE outcome RENAME TO outcome2;
      CREATE TABLE outcome (
        workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
        key TEXT NOT NULL,
        body BLOB NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (workshop_id, key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX outcome_by_time ON outcome (at);
    `);
    sealVersion4(db, random);
    // Unused parts of pages still hold what was not encrypted.
    db.exec(`PRAGMA user_version = ${FILE_TO_REWRITE}`);
  },
  `
  -- When the store last proved that it can write.
  CREATE TABLE heartbeat (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- What is still to be sent out of the server, due at at; body is encrypted with the workshop's key.
  CREATE TABLE errand (
    workshop_id TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (workshop_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX errand_by_time ON errand (at);
  `,
];

export const newestSchemaVersion = migrations.length;

/** The version of the schema in the file, 0 for an empty one. */
export function readSchemaVersion(db: DatabaseSync): number {
  const table = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'`).get();
  if (!table) return 0;
  const row = db.prepare('SELECT max(version) AS version FROM schema_version').get() as { version: number | null };
  return row.version ?? 0;
}

/** Brings the schema up to date, all steps in one transaction. `steps` is passed only by tests. */
export function migrate(
  db: DatabaseSync,
  random: Pick<Random, 'bytes'>,
  steps: readonly Migration[] = migrations,
): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY) STRICT');
    const applied = db.prepare('INSERT INTO schema_version (version) VALUES (?)');
    for (let version = readSchemaVersion(db) + 1; version <= steps.length; version++) {
      const step = steps[version - 1] ?? '';
      if (typeof step === 'string') db.exec(step);
      else step(db, random);
      applied.run(version);
    }
    db.exec('COMMIT');
    rewriteIfNeeded(db);
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Takes seconds for a large file, and once: a crash in between leaves the mark. */
function rewriteIfNeeded(db: DatabaseSync): void {
  const { user_version: mark } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (mark !== FILE_TO_REWRITE) return;
  db.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA user_version = 0');
}
