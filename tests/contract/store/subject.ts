import { expect } from 'vitest';
import { type DocName, type Store, StoreConflict, type Write } from '../../../server/store/port.ts';

/** One adapter under test. `reopen` gives a store on the same place after a restart, null when it keeps nothing. */
export type StoreUnderTest = {
  store: Store;
  failNextCommit(error: Error): void;
  reopen: (() => Promise<Store>) | null;
  dispose(): Promise<void>;
};

export const WORKSHOP = 'abcdefghijklmnopqrstuv';
export const OTHER_WORKSHOP = 'ABCDEFGHIJKLMNOPQRSTUV';
export const ANA = 'anaanaanaanaanaanaana1';
export const BEN = 'benbenbenbenbenbenben1';
export const notebook = (person: string, round = 1): DocName => `notebook/${round}/${person}`;

export function create(workshopId = WORKSHOP, joinCode = 'AAAA0000'): Write {
  return { kind: 'create', workshopId, joinCode, at: 1_000, expiresAt: 9_000, creator: null, schemaVersion: 1 };
}

export function append(doc: DocName, update: Uint8Array, workshopId = WORKSHOP): Write {
  return { kind: 'append', workshopId, doc, update };
}

export function compact(doc: DocName, snapshot: Uint8Array): Write {
  return { kind: 'compact', workshopId: WORKSHOP, doc, snapshot };
}

export function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

export async function updatesOf(store: Store, doc: DocName, workshopId = WORKSHOP): Promise<number[][]> {
  const stored = await store.load(workshopId);
  return (stored?.docs.get(doc) ?? []).map((update) => [...update]);
}

/** The store refuses these writes for that reason. */
export async function expectConflict(store: Store, writes: Write[], reason: StoreConflict['reason']): Promise<void> {
  const failure: unknown = await store.commit(writes).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StoreConflict);
  expect(failure).toMatchObject({ reason });
}
