import type { RegisterFile } from '../../../shared/register/file.ts';
import type { FileFault } from '../../../shared/register/readFile.ts';
import { readRegisterFile } from '../../../shared/register/readFile.ts';
import type { ImportPreview } from '../../../shared/register/importTypes.ts';

export type ReadImport =
  | { readonly kind: 'read'; readonly file: RegisterFile; readonly preview: ImportPreview }
  | { readonly kind: 'refused'; readonly fault: FileFault };

/** Reads the bytes of a register's JSON. */
export function readImport(body: Uint8Array): ReadImport {
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { kind: 'refused', fault: { kind: 'notJson' } };
  }
  const read = readRegisterFile(json);
  return read.kind === 'refused' ? read : { ...read, preview: previewOf(read.file, read.version) };
}

const previewOf = (file: RegisterFile, version: number): ImportPreview => {
  const { title, heldOn, failedBy, rehearsal, people } = file.workshop;
  const owners = file.risks.flatMap((risk) => [risk.preventionOwner, risk.watcher, risk.contingencyOwner]);
  const entries = [file.history, ...file.earlierHistories.map((earlier) => earlier.entries)];
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  return {
    title,
    heldOn,
    failedBy,
    rehearsal,
    version,
    risks: file.risks.length,
    planned: file.topRisks.length + (file.minority === null ? 0 : 1),
    cards: file.cards.length,
    people,
    owners: [...new Set(owners.filter((owner) => owner !== null))].sort((a, b) => a.localeCompare(b, 'en')),
    readings: sum(file.risks.map(({ readings }) => readings.length)),
    accepted: sum(file.risks.map(({ accepted }) => Object.keys(accepted).length)),
    history: sum(entries.map(({ length }) => length)),
  };
};
