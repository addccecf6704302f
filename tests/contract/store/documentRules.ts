import { beforeEach, describe, expect, it } from 'vitest';
import { type DocName, type Store } from '../../../server/store/port.ts';
import {
  ANA,
  BEN,
  OTHER_WORKSHOP,
  WORKSHOP,
  append,
  bytes,
  compact,
  create,
  expectConflict,
  notebook,
  updatesOf,
  type StoreUnderTest,
} from './subject.ts';

/** What a store keeps of documents, and how it destroys sealed ones. */
export function documentRules(subject: () => StoreUnderTest): void {
  let store: Store;
  beforeEach(() => {
    store = subject().store;
  });

  describe('documents', () => {
    it('keeps the updates of each document in order, apart from all others', async () => {
      await store.commit([create(), create(OTHER_WORKSHOP, 'BBBB0000')]);
      for (let i = 0; i < 20; i++) {
        await store.commit([append('board', bytes(i)), append(notebook(ANA), bytes(100 + i))]);
        await store.commit([append(notebook(BEN), bytes(50 + i)), append('board', bytes(200), OTHER_WORKSHOP)]);
      }
      const counted = (from: number) => Array.from({ length: 20 }, (_, i) => [from + i]);
      expect(await updatesOf(store, 'board')).toEqual(counted(0));
      expect(await updatesOf(store, notebook(ANA))).toEqual(counted(100));
      expect(await updatesOf(store, notebook(BEN))).toEqual(counted(50));
      expect(await updatesOf(store, 'board', OTHER_WORKSHOP)).toEqual(Array.from({ length: 20 }, () => [200]));
    });

    it.each<DocName>(['board', notebook(ANA)])('puts a snapshot of %s in the place of what was there', async (doc) => {
      await store.commit([create(), append(doc, bytes(1)), append(doc, bytes(2)), append(notebook(BEN), bytes(7))]);
      await store.commit([compact(doc, bytes(3))]);
      expect(await updatesOf(store, doc)).toEqual([[3]]);
      await store.commit([append(doc, bytes(4)), compact(doc, bytes(5)), append(doc, bytes(6))]);
      expect(await updatesOf(store, doc)).toEqual([[5], [6]]);
      expect(await updatesOf(store, notebook(BEN))).toEqual([[7]]);
    });

    it.each([0, 1, 255, 256, 5_000, 300_000])('keeps an update of %d bytes as it is, sealed or not', async (length) => {
      const update = Uint8Array.from({ length }, (_, i) => (i * 31) % 256);
      await store.commit([create(), append('board', update), append(notebook(ANA), update)]);
      const stored = await store.load(WORKSHOP);
      expect(stored?.docs.get('board')).toEqual([update]);
      expect(stored?.docs.get(notebook(ANA))).toEqual([update]);
    });

    it('leaves out what was put into quarantine together with a snapshot', async () => {
      for (const doc of ['board', notebook(ANA)] satisfies DocName[]) {
        if (doc === 'board') await store.commit([create()]);
        await store.commit([append(doc, bytes(1)), append(doc, bytes(99))]);
        await store.commit([
          { kind: 'quarantine', workshopId: WORKSHOP, doc, update: bytes(99), reason: 'does not apply' },
          compact(doc, bytes(1)),
        ]);
        expect(await updatesOf(store, doc)).toEqual([[1]]);
      }
      expect((await store.load(WORKSHOP))?.damaged).toEqual([]);
    });
  });

  describe('sealed rounds', () => {
    it('RV7 shreds one round of one kind in one workshop', async () => {
      const ballot: DocName = `ballot/1/${ANA}`;
      const kept: DocName[] = ['board', ballot, notebook(ANA, 2), notebook(ANA, 11)];
      await store.commit([
        create(),
        create(OTHER_WORKSHOP, 'BBBB0000'),
        append(notebook(ANA), bytes(9), OTHER_WORKSHOP),
      ]);
      await store.commit([...kept, notebook(ANA), notebook(BEN)].map((doc) => append(doc, bytes(1))));
      expect((await store.load(WORKSHOP))?.docs.size).toBe(6);

      await store.commit([{ kind: 'shred', workshopId: WORKSHOP, round: 'notebook/1' }, append('board', bytes(2))]);
      expect([...((await store.load(WORKSHOP))?.docs.keys() ?? [])].sort()).toEqual([...kept].sort());
      expect((await store.load(WORKSHOP))?.damaged).toEqual([]);
      expect(await updatesOf(store, 'board')).toEqual([[1], [2]]);
      expect(await updatesOf(store, notebook(ANA), OTHER_WORKSHOP)).toEqual([[9]]);

      await expectConflict(store, [append(notebook(ANA), bytes(3))], 'roundShredded');
      await expectConflict(store, [compact(notebook(BEN), bytes(3))], 'roundShredded');
      await store.commit([{ kind: 'shred', workshopId: WORKSHOP, round: 'notebook/1' }]);
      await store.commit([append(notebook(BEN, 2), bytes(4))]);
      expect(await updatesOf(store, notebook(BEN, 2))).toEqual([[4]]);
    });

    it('shreds a round in which nothing was written', async () => {
      await store.commit([create(), { kind: 'shred', workshopId: WORKSHOP, round: 'ballot/1' }]);
      expect((await store.load(WORKSHOP))?.docs.size).toBe(0);
    });
  });
}
