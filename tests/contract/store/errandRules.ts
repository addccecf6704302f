import { beforeEach, describe, expect, it } from 'vitest';
import { type Write, type Store } from '../../../server/store/port.ts';
import { append, bytes, create, expectConflict, OTHER_WORKSHOP, WORKSHOP, type StoreUnderTest } from './subject.ts';

/** What a store keeps of errands. */
export function errandRules(subject: () => StoreUnderTest): void {
  let store: Store;
  beforeEach(() => {
    store = subject().store;
  });

  const put = (id: string, at: number, value: unknown = { work: id }, workshopId = WORKSHOP): Write => {
    return { kind: 'putErrand', workshopId, id, at, value };
  };
  const remove = (id: string, workshopId = WORKSHOP): Write => ({ kind: 'deleteErrand', workshopId, id });
  const errands = async (workshopId = WORKSHOP) => Object.fromEntries((await store.load(workshopId))!.errands);

  describe('errands', () => {
    it('TL3a keeps, replaces and deletes errands, and copies what it is given', async () => {
      const value = { attempts: 0 };
      const committing = store.commit([create(), put('a', 5, value), put('b', 7)]);
      value.attempts = 9;
      await committing;
      expect(await errands()).toEqual({ a: { at: 5, value: { attempts: 0 } }, b: { at: 7, value: { work: 'b' } } });
      await store.commit([put('a', 15, { attempts: 1 }), remove('b'), remove('b')]);
      expect(await errands()).toEqual({ a: { at: 15, value: { attempts: 1 } } });
      expect((await store.load(WORKSHOP))!.records.size).toBe(0);
    });

    it('TL3a stores an errand with its cause or neither', async () => {
      await store.commit([create(), put('a', 5)]);
      await expectConflict(
        store,
        [append('board', bytes(1)), put('b', 5), remove('a'), append('board', bytes(2), 'nowhere')],
        'unknownWorkshop',
      );
      expect(Object.keys(await errands())).toEqual(['a']);
      subject().failNextCommit(new Error('The disk is full'));
      await expect(store.commit([append('board', bytes(1)), put('b', 5), remove('a')])).rejects.toThrow();
      const stored = await store.load(WORKSHOP);
      expect([[...stored!.errands.keys()], stored!.docs.size]).toEqual([['a'], 0]);
    });

    it('TL3e names each workshop with errands that are due once, the one with the earliest first, up to a limit', async () => {
      await store.commit([create(), create(OTHER_WORKSHOP, 'BBBB0000'), create('room3', 'CCCC0000')]);
      expect(await store.dueErrands(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
      await store.commit([
        ...Array.from({ length: 50 }, (_, index) => put(`e${index}`, 100 + index)),
        put('x', 90, 1, OTHER_WORKSHOP),
        put('y', 300, 1, OTHER_WORKSHOP),
        put('z', 200, 1, 'room3'),
      ]);
      const [first, other, third] = [
        { workshopId: WORKSHOP, at: 100 },
        { workshopId: OTHER_WORKSHOP, at: 90 },
        { workshopId: 'room3', at: 200 },
      ];
      expect(await store.dueErrands(89, 10)).toEqual([]);
      expect(await store.dueErrands(90, 10)).toEqual([other]);
      expect(await store.dueErrands(199, 10)).toEqual([other, first]);
      expect(await store.dueErrands(Number.MAX_SAFE_INTEGER, 10)).toEqual([other, first, third]);
      expect(await store.dueErrands(Number.MAX_SAFE_INTEGER, 2)).toEqual([other, first]);
      await store.commit([remove('x', OTHER_WORKSHOP), put('e0', 250)]);
      expect(await store.dueErrands(299, 10)).toEqual([{ workshopId: WORKSHOP, at: 101 }, third]);
    });

    it('TL3e FA14b forgets the errands of a deleted workshop with it', async () => {
      await store.commit([create(), create(OTHER_WORKSHOP, 'BBBB0000'), put('a', 5), put('b', 6, 1, OTHER_WORKSHOP)]);
      await store.commit([{ kind: 'delete', workshopId: WORKSHOP }]);
      expect(await store.dueErrands(10, 10)).toEqual([{ workshopId: OTHER_WORKSHOP, at: 6 }]);
      await store.commit([create()]);
      expect(await errands()).toEqual({});
    });

    it('TL3d still has them after it was opened again', async () => {
      const { reopen } = subject();
      if (!reopen) return;
      await store.commit([create(), put('a', 5, { attempts: 3 })]);
      await store.close();
      store = await reopen();
      expect(await store.dueErrands(5, 10)).toEqual([{ workshopId: WORKSHOP, at: 5 }]);
      expect(await errands()).toEqual({ a: { at: 5, value: { attempts: 3 } } });
      await store.close();
    });

    it('refuses what it cannot keep', async () => {
      await store.commit([create()]);
      await expect(store.commit([put('a', 0.5)])).rejects.toThrow(TypeError);
      await expect(store.commit([put('a', 1, () => 1)])).rejects.toThrow(TypeError);
    });
  });
}
