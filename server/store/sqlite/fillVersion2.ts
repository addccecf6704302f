import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import * as Y from 'yjs';
import { retentionDays } from '../../../shared/protocol/limits.ts';
import { expiryOf } from '../../../shared/session/expiry.ts';
import { readSession } from '../../../shared/session/session.ts';
import { dayMs } from '../../../shared/time.ts';

/** Fills the columns and the table of version 2 from the documents and records of version 1, one workshop after another. */
export function fillVersion2(db: DatabaseSync): void {
  const sessionRows = db.prepare(
    `SELECT body, checksum FROM log WHERE workshop_id = ? AND doc = 'session' ORDER BY seq`,
  );
  const accessRow = db.prepare(`SELECT json FROM record WHERE workshop_id = ? AND name = 'access'`);
  const setExpiry = db.prepare('UPDATE workshop SET expires_at = ? WHERE id = ?');
  const addToken = db.prepare('INSERT OR IGNORE INTO token (hash, workshop_id, participant_id) VALUES (?, ?, ?)');
  const workshops = db.prepare('SELECT id, last_visit_at FROM workshop').all() as {
    id: string;
    last_visit_at: number;
  }[];
  for (const { id, last_visit_at: lastVisitAt } of workshops) {
    const rows = sessionRows.all(id) as { body: Uint8Array; checksum: number }[];
    setExpiry.run(expiryFrom(rows, lastVisitAt), id);
    const access = accessRow.get(id) as { json: string } | undefined;
    for (const [hash, participantId] of seatsIn(access?.json ?? '')) addToken.run(hash, id, participantId);
  }
  db.exec(`
    UPDATE workshop SET bytes =
      (SELECT coalesce(sum(length(body)), 0) FROM log WHERE workshop_id = workshop.id) +
      (SELECT coalesce(sum(length(body)), 0) FROM sealed WHERE workshop_id = workshop.id) +
      (SELECT coalesce(sum(octet_length(json)), 0) FROM record WHERE workshop_id = workshop.id) +
      (SELECT coalesce(sum(octet_length(json)), 0) FROM outcome WHERE workshop_id = workshop.id)
  `);
}

/** A workshop that cannot be read is kept for the longest time: somebody may still repair it. */
function expiryFrom(rows: readonly { body: Uint8Array; checksum: number }[], lastVisitAt: number): number {
  const longest = lastVisitAt + retentionDays.most * dayMs;
  try {
    const doc = new Y.Doc();
    for (const { body, checksum } of rows) {
      if (crc32(body) !== checksum) return longest;
      Y.applyUpdate(doc, body);
    }
    const session = readSession(doc);
    const expiresAt = session && expiryOf(session, lastVisitAt);
    return Number.isSafeInteger(expiresAt) ? (expiresAt as number) : longest;
  } catch {
    return longest;
  }
}

/** Hash and participant of every seat in the record `access`, and of the facilitator link; none when it cannot be read. */
function seatsIn(json: string): [string, string][] {
  try {
    const { seats, secretHash } = JSON.parse(json) as {
      seats: { [hash: string]: { participantId: string } };
      secretHash: string;
    };
    return [
      ...Object.entries(seats).map(([hash, { participantId }]): [string, string] => [hash, participantId]),
      [secretHash, 'facilitatorLink'],
    ];
  } catch {
    return [];
  }
}
