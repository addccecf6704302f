import { crc32 } from 'node:zlib';
import { type DamagedPlace, type DocName, type SealedRound, StoreDamaged, type StoredWorkshop } from '../port.ts';
import type { Sealers } from '../sealers.ts';
import { messageOf } from './errors.ts';
import type { Statements } from './statements.ts';

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
export function readWorkshop(statements: Statements, sealers: Sealers, workshopId: string): StoredWorkshop | null {
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
    damaged: [],
  };
  readLog(statements, stored, damage);
  readSealed(statements, sealers, stored, damage);
  readJson(statements, stored, damage);
  setAside(statements, damage);
  stored.damaged = countByPlace(damage);
  return stored;
}

function readLog(statements: Statements, stored: StoredWorkshop, damage: Damage[]): void {
  const { workshopId } = stored;
  for (const { doc, seq, body, checksum } of statements.log.all(workshopId) as unknown as LogRow[]) {
    if (crc32(body) === checksum) {
      addTo(stored.docs, doc, body);
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

function readJson(statements: Statements, stored: StoredWorkshop, damage: Damage[]): void {
  const { workshopId } = stored;
  const quarantine = (place: string, json: string, error: unknown) =>
    statements.quarantine.run(workshopId, place, null, null, null, Buffer.from(json), messageOf(error));

  for (const { name, json } of statements.records.all(workshopId) as { name: string; json: string }[]) {
    try {
      stored.records.set(name, JSON.parse(json));
    } catch (error) {
      damage.push({
        place: `record/${name}`,
        setAside() {
          quarantine(`record/${name}`, json, error);
          statements.deleteRecord.run(workshopId, name);
          statements.addBytes.run(workshopId, -Buffer.byteLength(json));
        },
      });
    }
  }
  for (const row of statements.outcomes.all(workshopId) as { key: string; json: string; at: number }[]) {
    try {
      stored.outcomes.push({ key: row.key, outcome: JSON.parse(row.json) as unknown, at: row.at });
    } catch (error) {
      damage.push({
        place: 'outcomes',
        setAside() {
          quarantine(`outcome/${row.key}`, row.json, error);
          statements.deleteOutcome.run(workshopId, row.key);
          statements.addBytes.run(workshopId, -Buffer.byteLength(row.json));
        },
      });
    }
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
