import { beforeEach, describe, expect, it } from 'vitest';
import type { Store, Write } from '../../../server/store/port.ts';
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
  type StoreUnderTest,
} from './subject.ts';

/** What a store tells about workshops without opening them. */
export function columnRules(subject: () => StoreUnderTest): void {
  let store: Store;
  beforeEach(() => {
    store = subject().store;
  });

  const madeBy = (creator: string, workshopId: string, joinCode: string): Write[] => [
    { kind: 'create', workshopId, joinCode, at: 1_000, expiresAt: 9_000, creator, schemaVersion: 1 },
  ];
  const bytesOf = async (): Promise<number> => (await store.load(WORKSHOP))?.bytes ?? 0;

  describe('expiry and wake-ups', () => {
    it('names the workshops that are due, the earliest first, up to a limit', async () => {
      const ids = ['room1', 'room2', 'room3', 'room4'];
      await store.commit(ids.map((id, index) => create(id, `CODE000${index}`)));
      const at = [7_000, 5_000, 6_000, 8_000];
      await store.commit(ids.map((workshopId, index) => ({ kind: 'expire', workshopId, at: at[index]! })));
      expect(await store.expired(4_999, 10)).toEqual([]);
      expect(await store.expired(7_000, 10)).toEqual(['room2', 'room3', 'room1']);
      expect(await store.expired(9_000, 2)).toEqual(['room2', 'room3']);
      expect(await store.dueToWake(9_000, 10)).toEqual([]);
      await store.commit(ids.slice(1).map((workshopId, index) => ({ kind: 'wake', workshopId, at: at[index]! })));
      await store.commit([{ kind: 'wake', workshopId: 'room4', at: null }]);
      expect(await store.dueToWake(6_999, 10)).toEqual(['room3']);
      expect(await store.dueToWake(7_000, 10)).toEqual(['room3', 'room2']);
      expect(await store.dueToWake(7_000, 1)).toEqual(['room3']);
      await store.commit([{ kind: 'delete', workshopId: 'room2' }]);
      expect(await store.expired(7_000, 10)).toEqual(['room3', 'room1']);
    });
  });

  describe('join links', () => {
    const link = (hash: string | null, workshopId = WORKSHOP): Write => ({ kind: 'setLink', workshopId, hash });

    it('finds the workshop by the hash of its link, until it has another or is deleted', async () => {
      await store.commit([create(), create(OTHER_WORKSHOP, 'BBBB0000')]);
      expect(await store.findByLink('a')).toBeNull();
      await store.commit([link('a'), link('b', OTHER_WORKSHOP)]);
      expect([await store.findByLink('a'), await store.findByLink('b')]).toEqual([WORKSHOP, OTHER_WORKSHOP]);
      await store.commit([link('c'), link(null, OTHER_WORKSHOP)]);
      expect(await store.findByLink('c')).toBe(WORKSHOP);
      expect([await store.findByLink('a'), await store.findByLink('b')]).toEqual([null, null]);
      await store.commit([{ kind: 'delete', workshopId: WORKSHOP }]);
      expect(await store.findByLink('c')).toBeNull();
    });
  });

  describe('tokens', () => {
    const put = (hash: string, participantId = ANA, workshopId = WORKSHOP): Write => {
      return { kind: 'putToken', workshopId, hash, participantId };
    };

    it('finds whom a token belongs to, until it or its workshop is deleted', async () => {
      await store.commit([create(), create(OTHER_WORKSHOP, 'BBBB0000'), put('a'), put('b', BEN, OTHER_WORKSHOP)]);
      expect(await store.findToken('a')).toEqual({ workshopId: WORKSHOP, participantId: ANA });
      expect(await store.findToken('b')).toEqual({ workshopId: OTHER_WORKSHOP, participantId: BEN });
      expect(await store.findToken('c')).toBeNull();
      await store.commit([put('a', BEN), { kind: 'deleteToken', workshopId: WORKSHOP, hash: 'b' }]);
      expect(await store.findToken('a')).toEqual({ workshopId: WORKSHOP, participantId: BEN });
      expect(await store.findToken('b')).toEqual({ workshopId: OTHER_WORKSHOP, participantId: BEN });
      await store.commit([{ kind: 'deleteToken', workshopId: WORKSHOP, hash: 'a' }]);
      await store.commit([{ kind: 'delete', workshopId: OTHER_WORKSHOP }]);
      expect([await store.findToken('a'), await store.findToken('b')]).toEqual([null, null]);
      expect([await store.bytesOf(WORKSHOP), await store.bytesOf(OTHER_WORKSHOP)]).toEqual([await bytesOf(), null]);
    });

    it('refuses a token of another workshop, with everything committed beside it', async () => {
      await store.commit([create(), create(OTHER_WORKSHOP, 'BBBB0000'), put('b', BEN, OTHER_WORKSHOP)]);
      await expectConflict(store, [put('a'), put('b')], 'tokenTaken');
      expect(await store.findToken('a')).toBeNull();
      expect(await store.findToken('b')).toEqual({ workshopId: OTHER_WORKSHOP, participantId: BEN });
    });
  });

  describe('usage', () => {
    it('counts what a workshop takes, up and down', async () => {
      await store.commit([create()]);
      expect(await bytesOf()).toBe(0);
      const steps: { writes: Write[]; grows: boolean }[] = [
        { writes: [append('board', new Uint8Array(5_000))], grows: true },
        { writes: [append(notebook(ANA), new Uint8Array(5_000))], grows: true },
        { writes: [append('board', new Uint8Array(5_000))], grows: true },
        { writes: [compact('board', bytes(1))], grows: false },
        { writes: [compact(notebook(ANA), bytes(1))], grows: false },
        { writes: [{ kind: 'putRecord', workshopId: WORKSHOP, name: 'deck', value: 'x'.repeat(900) }], grows: true },
        { writes: [{ kind: 'putRecord', workshopId: WORKSHOP, name: 'deck', value: 'é'.repeat(100) }], grows: false },
        {
          writes: [{ kind: 'putOutcome', workshopId: WORKSHOP, key: 'k', outcome: 'é'.repeat(9), at: 1 }],
          grows: true,
        },
        { writes: [{ kind: 'deleteOutcome', workshopId: WORKSHOP, key: 'k' }], grows: false },
        {
          writes: [{ kind: 'putOutcome', workshopId: WORKSHOP, key: 'k', outcome: 'é'.repeat(9), at: 1 }],
          grows: true,
        },
        { writes: [{ kind: 'putErrand', workshopId: WORKSHOP, id: 'e', at: 1, value: 'x'.repeat(900) }], grows: true },
        { writes: [{ kind: 'putErrand', workshopId: WORKSHOP, id: 'e', at: 1, value: 'é'.repeat(100) }], grows: false },
        { writes: [{ kind: 'putErrand', workshopId: WORKSHOP, id: 'f', at: 1, value: 'x' }], grows: true },
        { writes: [{ kind: 'deleteErrand', workshopId: WORKSHOP, id: 'e' }], grows: false },
        { writes: [{ kind: 'deleteErrand', workshopId: WORKSHOP, id: 'f' }], grows: false },
      ];
      for (const { writes, grows } of steps) {
        const before = await bytesOf();
        await store.commit(writes);
        expect((await bytesOf()) > before, JSON.stringify(writes).slice(0, 60)).toBe(grows);
      }
      await store.dropOutcomesBefore(2);
      const last: Write[] = [
        { kind: 'deleteRecord', workshopId: WORKSHOP, name: 'deck' },
        { kind: 'shred', workshopId: WORKSHOP, round: 'notebook/1' },
      ];
      await store.commit(last);
      const onlyBoard = await bytesOf();
      expect(onlyBoard).toBeGreaterThan(0);
      expect(onlyBoard).toBeLessThan(100);
    });

    it('FA14d tells what all take and what one creator made, until the creator is forgotten', async () => {
      const empty = await store.usage('ana');
      expect(empty.creator).toEqual({ workshops: 0, bytes: 0 });
      await store.commit([
        ...madeBy('ana', 'room1', 'AAAA0001'),
        ...madeBy('ana', 'room2', 'AAAA0002'),
        ...madeBy('ben', 'room3', 'AAAA0003'),
        ...['room1', 'room2', 'room3'].map((room) => append('board', new Uint8Array(100_000), room)),
      ]);
      const full = await store.usage('ana');
      expect(full.creator.workshops).toBe(2);
      expect(full.creator.bytes).toBeGreaterThanOrEqual(200_000);
      expect(full.creator.bytes).toBeLessThan(210_000);
      expect(full.totalBytes - empty.totalBytes).toBeGreaterThanOrEqual(300_000);
      await store.commit([{ kind: 'delete', workshopId: 'room2' }]);
      expect((await store.usage('ana')).creator.workshops).toBe(1);
      expect((await store.usage('ana')).totalBytes).toBeLessThan(full.totalBytes - 90_000);
      await store.forgetCreatorsBefore(1_000);
      expect((await store.usage('ben')).creator.workshops).toBe(1);
      await store.forgetCreatorsBefore(1_001);
      expect((await store.usage('ben')).creator).toEqual({ workshops: 0, bytes: 0 });
    });
  });
}
