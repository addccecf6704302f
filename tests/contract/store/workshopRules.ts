import { beforeEach, describe, expect, it } from 'vitest';
import { type DocName, type Write, type Store } from '../../../server/store/port.ts';
import {
  ANA,
  OTHER_WORKSHOP,
  WORKSHOP,
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
      expect(await store.load(WORKSHOP)).toBeNull();
      expect(await store.findByCode('AAAA0000')).toBeNull();
      expect(await store.list()).toEqual([]);
    });

    it('gives back what it was given', async () => {
      await store.commit([
        create(),
        append('session', bytes(1)),
        append('board', bytes(2)),
        append(notebook(ANA), bytes(3)),
        { kind: 'putRecord', workshopId: WORKSHOP, name: 'deck', value: { cards: ['a', null, 3] } },
        { kind: 'putOutcome', workshopId: WORKSHOP, key: 'k1', outcome: { ok: true }, at: 1_500 },
        { kind: 'putErrand', workshopId: WORKSHOP, id: 'e1', at: 1_700, value: { attempts: 0 } },
        { kind: 'touch', workshopId: WORKSHOP, at: 2_000 },
        { kind: 'wake', workshopId: WORKSHOP, at: 9_000 },
        { kind: 'expire', workshopId: WORKSHOP, at: 9_500 },
      ]);
      expect(await store.load(WORKSHOP)).toEqual({
        workshopId: WORKSHOP,
        joinCode: 'AAAA0000',
        createdAt: 1_000,
        lastVisitAt: 2_000,
        expiresAt: 9_500,
        wakeAt: 9_000,
        schemaVersion: 1,
        bytes: expect.any(Number) as number,
        docs: new Map<DocName, Uint8Array[]>([
          ['session', [bytes(1)]],
          ['board', [bytes(2)]],
          [notebook(ANA), [bytes(3)]],
        ]),
        records: new Map([['deck', { cards: ['a', null, 3] }]]),
        outcomes: [{ key: 'k1', outcome: { ok: true }, at: 1_500 }],
        errands: new Map([['e1', { at: 1_700, value: { attempts: 0 } }]]),
        damaged: [],
      });
      expect(await store.findByCode('AAAA0000')).toBe(WORKSHOP);
      expect(await store.list()).toEqual([{ workshopId: WORKSHOP, lastVisitAt: 2_000, wakeAt: 9_000 }]);
    });

    it('forgets a wake-up', async () => {
      await store.commit([create(), { kind: 'wake', workshopId: WORKSHOP, at: 9_000 }]);
      await store.commit([{ kind: 'wake', workshopId: WORKSHOP, at: null }]);
      expect(await store.list()).toEqual([{ workshopId: WORKSHOP, lastVisitAt: 1_000, wakeAt: null }]);
    });

    it('refuses an id or a code that is taken', async () => {
      await store.commit([create()]);
      await expectConflict(store, [create(WORKSHOP, 'BBBB0000')], 'idTaken');
      await expectConflict(store, [create(OTHER_WORKSHOP, 'AAAA0000')], 'codeTaken');
      expect(await store.list()).toHaveLength(1);
    });

    it('changes, keeps and removes a join code', async () => {
      await store.commit([create(), create(OTHER_WORKSHOP, 'BBBB0000')]);
      await expectConflict(store, [{ kind: 'setCode', workshopId: WORKSHOP, joinCode: 'BBBB0000' }], 'codeTaken');
      await store.commit([{ kind: 'setCode', workshopId: WORKSHOP, joinCode: 'AAAA0000' }]);
      expect(await store.findByCode('AAAA0000')).toBe(WORKSHOP);
      await store.commit([{ kind: 'setCode', workshopId: WORKSHOP, joinCode: null }]);
      await store.commit([{ kind: 'setCode', workshopId: OTHER_WORKSHOP, joinCode: null }]);
      expect(await store.findByCode('AAAA0000')).toBeNull();
      expect((await store.load(WORKSHOP))?.joinCode).toBeNull();
      await store.commit([{ kind: 'setCode', workshopId: OTHER_WORKSHOP, joinCode: 'AAAA0000' }]);
      expect(await store.findByCode('AAAA0000')).toBe(OTHER_WORKSHOP);
    });

    it('writes nothing for a workshop that does not exist', async () => {
      const writes: Write[] = [
        append('board', bytes(1)),
        append(notebook(ANA), bytes(1)),
        compact('board', bytes(1)),
        { kind: 'quarantine', workshopId: WORKSHOP, doc: 'board', update: bytes(1), reason: 'does not apply' },
        { kind: 'putRecord', workshopId: WORKSHOP, name: 'deck', value: 1 },
        { kind: 'deleteRecord', workshopId: WORKSHOP, name: 'deck' },
        { kind: 'putOutcome', workshopId: WORKSHOP, key: 'k', outcome: 1, at: 1 },
        { kind: 'putErrand', workshopId: WORKSHOP, id: 'e', at: 1, value: 1 },
        { kind: 'deleteErrand', workshopId: WORKSHOP, id: 'e' },
        { kind: 'shred', workshopId: WORKSHOP, round: 'notebook/1' },
        { kind: 'touch', workshopId: WORKSHOP, at: 1 },
        { kind: 'wake', workshopId: WORKSHOP, at: 1 },
        { kind: 'expire', workshopId: WORKSHOP, at: 1 },
        { kind: 'putToken', workshopId: WORKSHOP, hash: 'h', participantId: ANA },
        { kind: 'deleteToken', workshopId: WORKSHOP, hash: 'h' },
        { kind: 'setCode', workshopId: WORKSHOP, joinCode: 'AAAA0000' },
      ];
      for (const write of writes) await expectConflict(store, [write], 'unknownWorkshop');
      expect(await store.load(WORKSHOP)).toBeNull();
    });

    it('FA14b deletes all of one workshop and nothing of another', async () => {
      const filled = (workshopId: string, joinCode: string): Write[] => [
        create(workshopId, joinCode),
        append('board', bytes(1), workshopId),
        append(notebook(ANA), bytes(2), workshopId),
        { kind: 'putRecord', workshopId, name: 'deck', value: 1 },
        { kind: 'putOutcome', workshopId, key: 'k', outcome: 1, at: 1 },
        { kind: 'putErrand', workshopId, id: 'e', at: 1, value: 1 },
      ];
      await store.commit([...filled(WORKSHOP, 'AAAA0000'), ...filled(OTHER_WORKSHOP, 'BBBB0000')]);
      const before = await store.load(OTHER_WORKSHOP);
      expect(await store.load(WORKSHOP)).not.toBeNull();
      await store.commit([{ kind: 'delete', workshopId: WORKSHOP }]);
      expect(await store.load(WORKSHOP)).toBeNull();
      expect(await store.findByCode('AAAA0000')).toBeNull();
      expect(await store.load(OTHER_WORKSHOP)).toEqual(before);
      await store.commit([{ kind: 'delete', workshopId: WORKSHOP }]);
      await store.commit([create()]);
      expect((await store.load(WORKSHOP))?.docs.size).toBe(0);
    });
  });
}
