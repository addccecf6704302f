import { crc32 } from 'node:zlib';
import { type DamagedPlace, type DocName, type SealedRound, StoreDamaged, type StoredWorkshop } from '../port.ts';
import type { Sealers } from '../sealers.ts';
import { type RowCipher, rowPlace } from '../rowCipher.ts';
import { messageOf } from './errors.ts';
import type { Statements } from './statements.ts';
import type { WorkshopKeys } from './workshopKeys.ts';

type WorkshopRow = {
  id: string;
  join_code: string | null;
  created_at: number;
  last_visit_at: number;
  expires_at: number;
  wake_at: number | null;
  schema_version: number;
  bytes: number;
};
type LogRow = { doc: DocName; seq: number; body: Uint8Array; checksum: number };
type SealedRow = { round: SealedRound; slot: Uint8Array; seq: number; body: Uint8Array };

/** What could not be read, and how to move it out of the way into quarantine (inside a transaction). */
type Damage = { place: DamagedPlace; setAside(): void };

/**
 * Reads a workshop row by row: one row that cannot be read costs that row, not the workshop. Such rows are set aside
 * in one transaction before this returns, as they were found.
 * @throws StoreDamaged for a row of the session, and then everything stays where it is: what is left of the session would
 * say that a round is open which the records know to be over
 */
export function readWorkshop(
  { statements, keys, sealers }: { statements: Statements; keys: WorkshopKeys; sealers: Sealers },
  workshopId: string,
): StoredWorkshop | null {
  const row = statements.workshop.get(workshopId) as WorkshopRow | undefined;
  if (!row) return null;
  const damage: Damage[] = [];
  const stored: StoredWorkshop = {
    workshopId,
    joinCode: row.join_code,
    createdAt: row.created_at,
    lastVisitAt: row.last_visit_at,
    expiresAt: row.expires_at,
    wakeAt: row.wake_at,
    schemaVersion: row.schema_version,
    bytes: row.bytes,
    docs: new Map(),
    records: new Map(),
    outcomes: [],
    errands: new Map(),
    damaged: [],
  };
  const cipher = keys.cipherOf(workshopId);
  readLog(statements, cipher, stored, damage);
  readSealed(statements, sealers, stored, damage);
  readJson(statements, cipher, stored, damage);
  setAside(statements, damage);
  stored.damaged = countByPlace(damage);
  return stored;
}

function readLog(statements: Statements, cipher: RowCipher, stored: StoredWorkshop, damage: Damage[]): void {
  const { workshopId } = stored;
  for (const { doc, seq, body, checksum } of statements.log.all(workshopId) as unknown as LogRow[]) {
    const update = crc32(body) === checksum ? openRow(cipher, rowPlace.log(workshopId, doc, seq), body) : null;
    if (update !== null) {
      addTo(stored.docs, doc, update);
      continue;
    }
    if (doc === 'session') {
      throw new StoreDamaged(
        `Row ${seq} of the session of workshop ${workshopId} is damaged, so it is not opened. Nothing was changed; restore a backup.`,
      );
    }
    damage.push({
      place: doc,
      setAside() {
        statements.quarantine.run(workshopId, doc, null, null, seq, body, 'checksum');
        statements.deleteLogged.run(workshopId, doc, seq);
        statements.addBytes.run(workshopId, -body.length);
      },
    });
  }
}

function readSealed(statements: Statements, sealers: Sealers, stored: StoredWorkshop, damage: Damage[]): void {
  const { workshopId } = stored;
  const docOfSlot = new Map<string, DocName>();
  const unread: { row: SealedRow; reason: string }[] = [];
  for (const row of statements.sealed.all(workshopId) as unknown as SealedRow[]) {
    const sealer = sealers.find(workshopId, row.round);
    try {
      if (!sealer) throw new Error('The key of this round is not there.');
      const { doc, update } = sealer.open({ workshopId, ...row }, row.body);
      docOfSlot.set(slotName(row), doc);
      addTo(stored.docs, doc, update);
    } catch (error) {
      unread.push({ row, reason: messageOf(error) });
    }
  }
  for (const { row, reason } of unread) {
    const { round, slot, seq, body } = row;
    damage.push({
      // The name of the document is inside the ciphertext: it is known only if another of its rows could be read.
      place: docOfSlot.get(slotName(row)) ?? round,
      setAside() {
        statements.quarantine.run(workshopId, round, round, slot, seq, body, reason);
        statements.deleteSealed.run(workshopId, round, slot, seq);
        statements.addBytes.run(workshopId, -body.length);
      },
    });
  }
}

function readJson(statements: Statements, cipher: RowCipher, stored: StoredWorkshop, damage: Damage[]): void {
  const { workshopId } = stored;
  const quarantine = (place: string, body: Uint8Array, error: unknown) =>
    statements.quarantine.run(workshopId, place, null, null, null, body, messageOf(error));
  const parse = (place: string, body: Uint8Array): unknown =>
    JSON.parse(Buffer.from(cipher.open(place, body)).toString('utf8'));

  for (const { name, body } of statements.records.all(workshopId) as { name: string; body: Uint8Array }[]) {
    try {
      stored.records.set(name, parse(rowPlace.record(workshopId, name), body));
    } catch (error) {
      damage.push({
        place: `record/${name}`,
        setAside() {
          quarantine(`record/${name}`, body, error);
          statements.deleteRecord.run(workshopId, name);
          statements.addBytes.run(workshopId, -body.length);
        },
      });
    }
  }
  for (const row of statements.outcomes.all(workshopId) as {
    key: string;
    body: Uint8Array;
    at: number;
  }[]) {
    try {
      const outcome = parse(rowPlace.outcome(workshopId, row.key), row.body);
      stored.outcomes.push({ key: row.key, outcome, at: row.at });
    } catch (error) {
      damage.push({
        place: 'outcomes',
        setAside() {
          quarantine(`outcome/${row.key}`, row.body, error);
          statements.deleteOutcome.run(workshopId, row.key);
          statements.addBytes.run(workshopId, -row.body.length);
        },
      });
    }
  }
  const errands = statements.errands.all(workshopId) as { id: string; at: number; body: Uint8Array }[];
  for (const { id, at, body } of errands) {
    try {
      stored.errands.set(id, { at, value: parse(rowPlace.errand(workshopId, id), body) });
    } catch (error) {
      damage.push({
        place: 'errands',
        setAside() {
          quarantine(`errand/${id}`, body, error);
          statements.deleteErrand.run(workshopId, id);
          statements.addBytes.run(workshopId, -body.length);
        },
      });
    }
  }
}

/** Null when the row was not encrypted with this key for this place. */
function openRow(cipher: RowCipher, place: string, body: Uint8Array): Uint8Array | null {
  try {
    return cipher.open(place, body);
  } catch {
    return null;
  }
}

function setAside(statements: Statements, damage: readonly Damage[]): void {
  if (damage.length === 0) return;
  statements.begin.run();
  try {
    for (const one of damage) one.setAside();
    statements.commit.run();
  } catch (error) {
    statements.rollback.run();
    throw error;
  }
}

function countByPlace(damage: readonly Damage[]): StoredWorkshop['damaged'] {
  const rows = new Map<DamagedPlace, number>();
  for (const { place } of damage) rows.set(place, (rows.get(place) ?? 0) + 1);
  return [...rows].map(([doc, count]) => ({ doc, rows: count }));
}

function addTo(docs: Map<DocName, Uint8Array[]>, doc: DocName, update: Uint8Array): void {
  const updates = docs.get(doc);
  if (updates) updates.push(update);
  else docs.set(doc, [update]);
}

function slotName({ round, slot }: SealedRow): string {
  return `${round} ${Buffer.from(slot).toString('hex')}`;
}
