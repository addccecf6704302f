import { beforeEach, describe, expect, it } from 'vitest';
import { type DocName, type Write, type Store } from '../../../server/store/port.ts';
import {
  ANA,
  OTHER_ROOM,
  ROOM,
  append,
  bytes,
  compact,
  create,
  expectConflict,
  notebook,
  type StoreUnderTest,
} from './subject.ts';

/** What a store keeps of workshops as such. */
export function workshopRules(subject: () => StoreUnderTest): void {
  let store: Store;
  beforeEach(() => {
    store = subject().store;
  });

  describe('workshops', () => {
    it('knows nothing of a workshop that was never made', async () => {
      expect(await store.load(ROOM)).toBeNull();
      expect(await store.findByCode('AAAA0000')).toBeNull();
      expect(await store.list()).toEqual([]);
    });

    it('gives back what it was given', async () => {
      await store.commit([
        create(),
        append('session', bytes(1)),
        append('board', bytes(2)),
        append(notebook(ANA), bytes(3)),
        { kind: 'putRecord', workshopId: ROOM, name: 'deck', value: { cards: ['a', null, 3] } },
        { kind: 'putOutcome', workshopId: ROOM, key: 'k1', outcome: { ok: true }, at: 1_500 },
        { kind: 'touch', workshopId: ROOM, at: 2_000 },
        { kind: 'wake', workshopId: ROOM, at: 9_000 },
      ]);
      expect(await store.load(ROOM)).toEqual({
        workshopId: ROOM,
        joinCode: 'AAAA0000',
        createdAt: 1_000,
        lastVisitAt: 2_000,
        wakeAt: 9_000,
        schemaVersion: 1,
        docs: new Map<DocName, Uint8Array[]>([
          ['session', [bytes(1)]],
          ['board', [bytes(2)]],
          [notebook(ANA), [bytes(3)]],
        ]),
        records: new Map([['deck', { cards: ['a', null, 3] }]]),
        outcomes: [{ key: 'k1', outcome: { ok: true }, at: 1_500 }],
        damaged: [],
      });
      expect(await store.findByCode('AAAA0000')).toBe(ROOM);
      expect(await store.list()).toEqual([{ workshopId: ROOM, lastVisitAt: 2_000, wakeAt: 9_000 }]);
    });

    it('forgets a wake-up', async () => {
      await store.commit([create(), { kind: 'wake', workshopId: ROOM, at: 9_000 }]);
      await store.commit([{ kind: 'wake', workshopId: ROOM, at: null }]);
      expect(await store.list()).toEqual([{ workshopId: ROOM, lastVisitAt: 1_000, wakeAt: null }]);
    });

    it('refuses an id or a code that is taken', async () => {
      await store.commit([create()]);
      await expectConflict(store, [create(ROOM, 'BBBB0000')], 'idTaken');
      await expectConflict(store, [create(OTHER_ROOM, 'AAAA0000')], 'codeTaken');
      expect(await store.list()).toHaveLength(1);
    });

    it('changes, keeps and removes a join code', async () => {
      await store.commit([create(), create(OTHER_ROOM, 'BBBB0000')]);
      await expectConflict(store, [{ kind: 'setCode', workshopId: ROOM, joinCode: 'BBBB0000' }], 'codeTaken');
      await store.commit([{ kind: 'setCode', workshopId: ROOM, joinCode: 'AAAA0000' }]);
      expect(await store.findByCode('AAAA0000')).toBe(ROOM);
      await store.commit([{ kind: 'setCode', workshopId: ROOM, joinCode: null }]);
      await store.commit([{ kind: 'setCode', workshopId: OTHER_ROOM, joinCode: null }]);
      expect(await store.findByCode('AAAA0000')).toBeNull();
      expect((await store.load(ROOM))?.joinCode).toBeNull();
      await store.commit([{ kind: 'setCode', workshopId: OTHER_ROOM, joinCode: 'AAAA0000' }]);
      expect(await store.findByCode('AAAA0000')).toBe(OTHER_ROOM);
    });

    it('writes nothing for a workshop that does not exist', async () => {
      const writes: Write[] = [
        append('board', bytes(1)),
        append(notebook(ANA), bytes(1)),
        compact('board', bytes(1)),
        { kind: 'quarantine', workshopId: ROOM, doc: 'board', update: bytes(1), reason: 'does not apply' },
        { kind: 'putRecord', workshopId: ROOM, name: 'deck', value: 1 },
        { kind: 'deleteRecord', workshopId: ROOM, name: 'deck' },
        { kind: 'putOutcome', workshopId: ROOM, key: 'k', outcome: 1, at: 1 },
        { kind: 'shred', workshopId: ROOM, round: 'notebook/1' },
        { kind: 'touch', workshopId: ROOM, at: 1 },
        { kind: 'wake', workshopId: ROOM, at: 1 },
        { kind: 'setCode', workshopId: ROOM, joinCode: 'AAAA0000' },
      ];
      for (const write of writes) await expectConflict(store, [write], 'unknownWorkshop');
      expect(await store.load(ROOM)).toBeNull();
    });

    it('FA14b deletes all of one workshop and nothing of another', async () => {
      const filled = (workshopId: string, joinCode: string): Write[] => [
        create(workshopId, joinCode),
        append('board', bytes(1), workshopId),
        append(notebook(ANA), bytes(2), workshopId),
        { kind: 'putRecord', workshopId, name: 'deck', value: 1 },
        { kind: 'putOutcome', workshopId, key: 'k', outcome: 1, at: 1 },
      ];
      await store.commit([...filled(ROOM, 'AAAA0000'), ...filled(OTHER_ROOM, 'BBBB0000')]);
      const before = await store.load(OTHER_ROOM);
      expect(await store.load(ROOM)).not.toBeNull();
      await store.commit([{ kind: 'delete', workshopId: ROOM }]);
      expect(await store.load(ROOM)).toBeNull();
      expect(await store.findByCode('AAAA0000')).toBeNull();
      expect(await store.load(OTHER_ROOM)).toEqual(before);
      await store.commit([{ kind: 'delete', workshopId: ROOM }]);
      await store.commit([create()]);
      expect((await store.load(ROOM))?.docs.size).toBe(0);
    });
  });
}
