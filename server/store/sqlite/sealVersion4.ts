import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Random } from '../../../shared/ids.ts';
import { createRowCipher, rowPlace } from '../rowCipher.ts';
import { KEY_BYTES, keyRow } from './workshopKeys.ts';

type LogRow = { doc: string; seq: number; body: Uint8Array; checksum: number };

/**
 * Encrypts the rows of version 3 under a new key per workshop. A row that is damaged stays as it is: it is set aside when
 * its workshop is opened.
 */
export function sealVersion4(db: DatabaseSync, random: Pick<Random, 'bytes'>): void {
  const addKey = db.prepare('INSERT INTO workshop_key (workshop_id, body) VALUES (?, ?)');
  const logRows = db.prepare('SELECT doc, seq, body, checksum FROM log WHERE workshop_id = ?');
  const setBody = db.prepare('UPDATE log SET body = ?, checksum = ? WHERE workshop_id = ? AND doc = ? AND seq = ?');
  const recordRows = db.prepare('SELECT name, json FROM record2 WHERE workshop_id = ?');
  const addRecord = db.prepare('INSERT INTO record (workshop_id, name, body) VALUES (?, ?, ?)');
  const outcomeRows = db.prepare('SELECT key, json, at FROM outcome2 WHERE workshop_id = ?');
  const addOutcome = db.prepare('INSERT INTO outcome (workshop_id, key, body, at) VALUES (?, ?, ?, ?)');
  for (const { id } of db.prepare('SELECT id FROM workshop').all() as { id: string }[]) {
    const key = Buffer.from(random.bytes(KEY_BYTES));
    addKey.run(id, keyRow(key));
    const cipher = createRowCipher(key, random);
    for (const { doc, seq, body, checksum } of logRows.all(id) as unknown as LogRow[]) {
      if (crc32(body) !== checksum) continue;
      const sealed = cipher.seal(rowPlace.log(id, doc, seq), body);
      setBody.run(sealed, crc32(sealed), id, doc, seq);
    }
    for (const { name, json } of recordRows.all(id) as { name: string; json: string }[])
      addRecord.run(id, name, cipher.seal(rowPlace.record(id, name), Buffer.from(json)));
    for (const { key, json, at } of outcomeRows.all(id) as { key: string; json: string; at: number }[])
      addOutcome.run(id, key, cipher.seal(rowPlace.outcome(id, key), Buffer.from(json)), at);
  }
  db.exec(`
    DROP TABLE record2;
    DROP TABLE outcome2;
    UPDATE workshop SET bytes =
      (SELECT coalesce(sum(length(body)), 0) FROM log WHERE workshop_id = workshop.id) +
      (SELECT coalesce(sum(length(body)), 0) FROM sealed WHERE workshop_id = workshop.id) +
      (SELECT coalesce(sum(length(body)), 0) FROM record WHERE workshop_id = workshop.id) +
      (SELECT coalesce(sum(length(body)), 0) FROM outcome WHERE workshop_id = workshop.id)
  `);
}
