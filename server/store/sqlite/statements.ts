import type { DatabaseSync } from 'node:sqlite';

export type Statements = ReturnType<typeof prepareStatements>;

/**
 * Every statement of the store, compiled once: a commit is dozens of microseconds of SQL beside one sync of the disk.
 *
 * Plain SQL and no query builder: node:sqlite is synchronous and builders are not, and only synchronous statements let
 * a transaction run to its end without anything else of the process in between.
 */
export function prepareStatements(db: DatabaseSync) {
  const sql = (text: string) => db.prepare(text);
  return {
    begin: sql('BEGIN IMMEDIATE'),
    commit: sql('COMMIT'),
    rollback: sql('ROLLBACK'),
    beginCaller: sql('SAVEPOINT caller'),
    keepCaller: sql('RELEASE caller'),
    undoCaller: sql('ROLLBACK TO caller'),
    truncateWal: sql('PRAGMA wal_checkpoint(TRUNCATE)'),

    workshopBytes: sql('SELECT bytes FROM workshop WHERE id = ? AND is_deleted = 0'),
    workshopByLink: sql('SELECT id FROM workshop WHERE link_hash = ?'),
    workshop: sql('SELECT * FROM workshop WHERE id = ? AND is_deleted = 0'),
    isIdTaken: sql('SELECT 1 FROM workshop WHERE id = ?'),
    workshopByCode: sql('SELECT id FROM workshop WHERE join_code = ?'),
    expired: sql('SELECT id FROM workshop WHERE expires_at <= ? AND is_deleted = 0 ORDER BY expires_at LIMIT ?'),
    dueToWake: sql('SELECT id FROM workshop WHERE wake_at <= ? ORDER BY wake_at LIMIT ?'),
    dueErrands: sql(
      `SELECT workshop_id, min(at) AS at FROM errand JOIN workshop ON workshop.id = workshop_id
       WHERE at <= ? AND is_deleted = 0 GROUP BY workshop_id ORDER BY min(at) LIMIT ?`,
    ),
    creatorUsage: sql('SELECT count(*) AS workshops, coalesce(sum(bytes), 0) AS bytes FROM workshop WHERE creator = ?'),
    forgetCreatorsBefore: sql('UPDATE workshop SET creator = NULL WHERE creator IS NOT NULL AND created_at < ?'),
    usedPages: sql(
      `SELECT (page_count - freelist_count) * page_size AS bytes
       FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
    ),
    workshops: sql('SELECT id, last_visit_at, wake_at FROM workshop WHERE is_deleted = 0'),
    addWorkshop: sql(
      `INSERT INTO workshop (id, join_code, created_at, last_visit_at, wake_at, schema_version, expires_at, creator, bytes)
       VALUES (?1, ?2, ?3, ?3, NULL, ?4, ?5, ?6, 0)`,
    ),
    addBytes: sql('UPDATE workshop SET bytes = bytes + ?2 WHERE id = ?1'),
    setExpiry: sql('UPDATE workshop SET expires_at = ?2 WHERE id = ?1'),
    setLastVisit: sql('UPDATE workshop SET last_visit_at = ?2 WHERE id = ?1'),
    setWake: sql('UPDATE workshop SET wake_at = ?2 WHERE id = ?1'),
    setCode: sql('UPDATE workshop SET join_code = ?2 WHERE id = ?1'),
    setLink: sql('UPDATE workshop SET link_hash = ?2 WHERE id = ?1'),
    key: sql('SELECT body FROM workshop_key WHERE workshop_id = ?'),
    addKey: sql('INSERT INTO workshop_key (workshop_id, body) VALUES (?, ?)'),
    deleteKey: sql('DELETE FROM workshop_key WHERE workshop_id = ?'),
    markDeleted: sql(
      `UPDATE workshop SET is_deleted = 1, join_code = NULL, link_hash = NULL, creator = NULL, wake_at = NULL,
         expires_at = ${Number.MAX_SAFE_INTEGER} WHERE id = ?`,
    ),
    deletedWorkshop: sql('SELECT id FROM workshop WHERE is_deleted = 1 LIMIT 1'),
    deleteWorkshop: sql('DELETE FROM workshop WHERE id = ?'),
    someLogged: sql('SELECT doc, seq, length(body) AS bytes FROM log WHERE workshop_id = ? LIMIT ?'),
    someSealed: sql('SELECT round, slot, seq, length(body) AS bytes FROM sealed WHERE workshop_id = ? LIMIT ?'),
    someRecords: sql('SELECT name, length(body) AS bytes FROM record WHERE workshop_id = ? LIMIT ?'),
    someOutcomes: sql('SELECT key, length(body) AS bytes FROM outcome WHERE workshop_id = ? LIMIT ?'),
    someErrands: sql('SELECT id, length(body) AS bytes FROM errand WHERE workshop_id = ? LIMIT ?'),

    log: sql('SELECT doc, seq, body, checksum FROM log WHERE workshop_id = ? ORDER BY doc, seq'),
    nextSeq: sql('SELECT coalesce(max(seq), 0) + 1 AS seq FROM log WHERE workshop_id = ? AND doc = ?'),
    append: sql('INSERT INTO log (workshop_id, doc, seq, body, checksum) VALUES (?, ?, ?, ?, ?)'),
    deleteBefore: sql('DELETE FROM log WHERE workshop_id = ? AND doc = ? AND seq < ? RETURNING length(body) AS bytes'),
    deleteLogged: sql('DELETE FROM log WHERE workshop_id = ? AND doc = ? AND seq = ?'),

    sealed: sql('SELECT round, slot, seq, body FROM sealed WHERE workshop_id = ? ORDER BY round, slot, seq'),
    nextSealedSeq: sql(
      'SELECT coalesce(max(seq), 0) + 1 AS seq FROM sealed WHERE workshop_id = ? AND round = ? AND slot = ?',
    ),
    appendSealed: sql('INSERT INTO sealed (workshop_id, round, slot, seq, body) VALUES (?, ?, ?, ?, ?)'),
    deleteSealedBefore: sql(
      'DELETE FROM sealed WHERE workshop_id = ? AND round = ? AND slot = ? AND seq < ? RETURNING length(body) AS bytes',
    ),
    deleteSealed: sql('DELETE FROM sealed WHERE workshop_id = ? AND round = ? AND slot = ? AND seq = ?'),
    deleteRound: sql('DELETE FROM sealed WHERE workshop_id = ? AND round = ? RETURNING length(body) AS bytes'),

    records: sql('SELECT name, body FROM record WHERE workshop_id = ?'),
    putRecord: sql(
      `INSERT INTO record (workshop_id, name, body) VALUES (?, ?, ?)
       ON CONFLICT (workshop_id, name) DO UPDATE SET body = excluded.body`,
    ),
    recordBytes: sql('SELECT length(body) AS bytes FROM record WHERE workshop_id = ? AND name = ?'),
    deleteRecord: sql('DELETE FROM record WHERE workshop_id = ? AND name = ?'),

    outcomes: sql('SELECT key, body, at FROM outcome WHERE workshop_id = ?'),
    putOutcome: sql(
      `INSERT INTO outcome (workshop_id, key, body, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (workshop_id, key) DO UPDATE SET body = excluded.body, at = excluded.at`,
    ),
    outcomeBytes: sql('SELECT length(body) AS bytes FROM outcome WHERE workshop_id = ? AND key = ?'),
    deleteOutcome: sql('DELETE FROM outcome WHERE workshop_id = ? AND key = ?'),
    outcomesBefore: sql('SELECT workshop_id, key FROM outcome WHERE at < ? ORDER BY at LIMIT ?'),

    errands: sql('SELECT id, at, body FROM errand WHERE workshop_id = ?'),
    putErrand: sql(
      `INSERT INTO errand (workshop_id, id, at, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (workshop_id, id) DO UPDATE SET at = excluded.at, body = excluded.body`,
    ),
    errandBytes: sql('SELECT length(body) AS bytes FROM errand WHERE workshop_id = ? AND id = ?'),
    deleteErrand: sql('DELETE FROM errand WHERE workshop_id = ? AND id = ?'),

    token: sql('SELECT workshop_id, participant_id FROM token WHERE hash = ?'),
    putToken: sql(
      `INSERT INTO token (hash, workshop_id, participant_id) VALUES (?, ?, ?)
       ON CONFLICT (hash) DO UPDATE SET participant_id = excluded.participant_id`,
    ),
    deleteTokens: sql('DELETE FROM token WHERE workshop_id = ?'),
    deleteToken: sql('DELETE FROM token WHERE hash = ? AND workshop_id = ?'),

    quarantine: sql(
      `INSERT INTO quarantine (workshop_id, id, place, round, slot, seq, body, reason)
       SELECT ?1, coalesce(max(id), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 FROM quarantine WHERE workshop_id = ?1`,
    ),
    deleteQuarantinedRound: sql('DELETE FROM quarantine WHERE workshop_id = ? AND round = ?'),

    beat: sql('INSERT INTO heartbeat (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at'),

    isShredded: sql('SELECT 1 FROM shredded WHERE workshop_id = ? AND round = ?'),
    addShredded: sql('INSERT OR IGNORE INTO shredded (workshop_id, round) VALUES (?, ?)'),
    shredding: sql(`SELECT workshop_id, round FROM shredding WHERE round <> 'all'`),
    deletionNotes: sql(`SELECT workshop_id FROM shredding WHERE round = 'all'`),
    addShredding: sql('INSERT OR IGNORE INTO shredding (workshop_id, round) VALUES (?, ?)'),
    deleteShredding: sql('DELETE FROM shredding WHERE workshop_id = ? AND round = ?'),
  };
}
