import { crc32 } from 'node:zlib';
import type { PreparedWrite } from '../prepareWrite.ts';
import { type DocName, sealedRoundOf, type SealedRound, StoreConflict } from '../port.ts';
import type { Sealers } from '../sealers.ts';
import { rowPlace } from '../rowCipher.ts';
import type { Statements } from './statements.ts';
import type { WorkshopKeys } from './workshopKeys.ts';

/** Carries out one write inside the open transaction. Throws StoreConflict; the caller's savepoint undoes the rest. */
export type ApplyWrite = (write: PreparedWrite) => void;

export function createApplyWrite(statements: Statements, keys: WorkshopKeys, sealers: Sealers): ApplyWrite {
  const nextSeq = (statement: Statements['nextSeq'], ...key: (string | Uint8Array)[]) =>
    (statement.get(...key) as { seq: number }).seq;

  /** Keeps the workshop's `bytes` in step with what is added to it and, as negative numbers, removed from it. */
  function count(workshopId: string, ...changes: number[]): void {
    const bytes = changes.reduce((sum, one) => sum + one, 0);
    if (bytes !== 0) statements.addBytes.run(workshopId, bytes);
  }

  /** Runs a deletion and counts what it removed. */
  function countDeleted(
    workshopId: string,
    deletion: Statements['deleteRound'],
    ...key: (string | number | Uint8Array)[]
  ) {
    const removed = deletion.all(workshopId, ...key) as { bytes: number }[];
    count(workshopId, ...removed.map(({ bytes }) => -bytes));
  }

  const sizeOf = (statement: Statements['recordBytes'], ...key: string[]): number =>
    (statement.get(...key) as { bytes: number } | undefined)?.bytes ?? 0;

  /** Adds the row and gives its number. */
  function append(workshopId: string, doc: DocName, update: Uint8Array): number {
    const seq = nextSeq(statements.nextSeq, workshopId, doc);
    const body = keys.cipherOf(workshopId).seal(rowPlace.log(workshopId, doc, seq), update);
    statements.append.run(workshopId, doc, seq, body, crc32(body));
    count(workshopId, body.length);
    return seq;
  }

  function appendSealed(workshopId: string, round: SealedRound, doc: DocName, update: Uint8Array) {
    const sealer = obtainSealer(workshopId, round);
    const slot = sealer.slotOf(doc);
    const seq = nextSeq(statements.nextSealedSeq, workshopId, round, slot);
    const body = sealer.seal({ workshopId, round, slot, seq }, doc, update);
    statements.appendSealed.run(workshopId, round, slot, seq, body);
    count(workshopId, body.length);
    return { slot, seq };
  }

  /** A round that was destroyed must not come to life again by a write that was under way. */
  function obtainSealer(workshopId: string, round: SealedRound) {
    if (statements.isShredded.get(workshopId, round)) throw new StoreConflict('roundShredded');
    return sealers.obtain(workshopId, round);
  }

  function compact(workshopId: string, doc: DocName, snapshot: Uint8Array): void {
    const round = sealedRoundOf(doc);
    if (round === null) {
      countDeleted(workshopId, statements.deleteBefore, doc, append(workshopId, doc, snapshot));
      return;
    }
    const { slot, seq } = appendSealed(workshopId, round, doc, snapshot);
    countDeleted(workshopId, statements.deleteSealedBefore, round, slot, seq);
  }

  function quarantine(workshopId: string, doc: DocName, update: Uint8Array, reason: string): void {
    const round = sealedRoundOf(doc);
    if (round === null) {
      const body = keys.cipherOf(workshopId).seal(rowPlace.quarantine(workshopId, doc), update);
      statements.quarantine.run(workshopId, doc, null, null, null, body, reason);
      return;
    }
    const sealer = obtainSealer(workshopId, round);
    const place = { workshopId, round, slot: sealer.slotOf(doc), seq: 0 };
    statements.quarantine.run(workshopId, round, round, place.slot, 0, sealer.seal(place, doc, update), reason);
  }

  function putRecord(workshopId: string, name: string, json: string): void {
    const body = keys.cipherOf(workshopId).seal(rowPlace.record(workshopId, name), Buffer.from(json));
    count(workshopId, body.length, -sizeOf(statements.recordBytes, workshopId, name));
    statements.putRecord.run(workshopId, name, body);
  }

  function putOutcome(workshopId: string, key: string, json: string, at: number): void {
    const body = keys.cipherOf(workshopId).seal(rowPlace.outcome(workshopId, key), Buffer.from(json));
    count(workshopId, body.length, -sizeOf(statements.outcomeBytes, workshopId, key));
    statements.putOutcome.run(workshopId, key, body, at);
  }

  function putErrand(workshopId: string, id: string, json: string, at: number): void {
    const body = keys.cipherOf(workshopId).seal(rowPlace.errand(workshopId, id), Buffer.from(json));
    count(workshopId, body.length, -sizeOf(statements.errandBytes, workshopId, id));
    statements.putErrand.run(workshopId, id, at, body);
  }

  function refuseTakenCode(workshopId: string, joinCode: string | null): void {
    if (joinCode === null) return;
    const holder = statements.workshopByCode.get(joinCode) as { id: string } | undefined;
    if (holder && holder.id !== workshopId) throw new StoreConflict('codeTaken');
  }

  function refuseTakenToken(workshopId: string, hash: string): void {
    const owner = statements.token.get(hash) as { workshop_id: string } | undefined;
    if (owner && owner.workshop_id !== workshopId) throw new StoreConflict('tokenTaken');
  }

  return (write) => {
    const { workshopId } = write;
    const exists = statements.workshop.get(workshopId) !== undefined;
    if (write.kind === 'create') {
      if (statements.isIdTaken.get(workshopId)) throw new StoreConflict('idTaken');
      refuseTakenCode(workshopId, write.joinCode);
      const { joinCode, at, schemaVersion, expiresAt, creator } = write;
      statements.addWorkshop.run(workshopId, joinCode, at, schemaVersion, expiresAt, creator);
      keys.create(workshopId);
      return;
    }
    if (write.kind === 'delete') {
      keys.destroy(workshopId);
      statements.deleteTokens.run(workshopId);
      statements.markDeleted.run(workshopId);
      statements.addShredding.run(workshopId, 'all');
      return;
    }
    if (!exists) throw new StoreConflict('unknownWorkshop');

    switch (write.kind) {
      case 'append': {
        const round = sealedRoundOf(write.doc);
        if (round === null) append(workshopId, write.doc, write.update);
        else appendSealed(workshopId, round, write.doc, write.update);
        return;
      }
      case 'compact':
        compact(workshopId, write.doc, write.snapshot);
        return;
      case 'quarantine':
        quarantine(workshopId, write.doc, write.update, write.reason);
        return;
      case 'putRecord':
        putRecord(workshopId, write.name, write.json);
        return;
      case 'deleteRecord':
        count(workshopId, -sizeOf(statements.recordBytes, workshopId, write.name));
        statements.deleteRecord.run(workshopId, write.name);
        return;
      case 'putOutcome':
        putOutcome(workshopId, write.key, write.json, write.at);
        return;
      case 'deleteOutcome':
        count(workshopId, -sizeOf(statements.outcomeBytes, workshopId, write.key));
        statements.deleteOutcome.run(workshopId, write.key);
        return;
      case 'putErrand':
        putErrand(workshopId, write.id, write.json, write.at);
        return;
      case 'deleteErrand':
        count(workshopId, -sizeOf(statements.errandBytes, workshopId, write.id));
        statements.deleteErrand.run(workshopId, write.id);
        return;
      case 'putToken':
        refuseTakenToken(workshopId, write.hash);
        statements.putToken.run(write.hash, workshopId, write.participantId);
        return;
      case 'deleteToken':
        statements.deleteToken.run(write.hash, workshopId);
        return;
      case 'shred':
        countDeleted(workshopId, statements.deleteRound, write.round);
        statements.deleteQuarantinedRound.run(workshopId, write.round);
        statements.addShredded.run(workshopId, write.round);
        statements.addShredding.run(workshopId, write.round);
        return;
      case 'touch':
        statements.setLastVisit.run(workshopId, write.at);
        return;
      case 'expire':
        statements.setExpiry.run(workshopId, write.at);
        return;
      case 'wake':
        statements.setWake.run(workshopId, write.at);
        return;
      case 'setCode':
        refuseTakenCode(workshopId, write.joinCode);
        statements.setCode.run(workshopId, write.joinCode);
        return;
      case 'setLink':
        statements.setLink.run(workshopId, write.hash);
        return;
    }
  };
}
