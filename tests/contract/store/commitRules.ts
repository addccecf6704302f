import { beforeEach, describe, expect, it } from 'vitest';
import { type DocName, type Write, type Store, StoreUnavailable } from '../../../server/store/port.ts';
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
  updatesOf,
  type StoreUnderTest,
} from './subject.ts';

/** All or nothing, in order, and what a failing disk does to it. */
export function commitRules(subject: () => StoreUnderTest): void {
  let store: Store;
  beforeEach(() => {
    store = subject().store;
  });

  describe('commits', () => {
    it('does all of a commit or none of it', async () => {
      await store.commit([create(), append('board', bytes(1))]);
      const before = await store.load(WORKSHOP);
      await expectConflict(
        store,
        [
          append('board', bytes(2)),
          compact('session', bytes(2)),
          { kind: 'putRecord', workshopId: WORKSHOP, name: 'deck', value: 1 },
          { kind: 'shred', workshopId: WORKSHOP, round: 'ballot/1' },
          create(OTHER_WORKSHOP, 'AAAA0000'),
        ],
        'codeTaken',
      );
      expect(await store.load(WORKSHOP)).toEqual(before);
      await store.commit([append(`ballot/1/${ANA}`, bytes(1))]);
      expect(await updatesOf(store, `ballot/1/${ANA}`)).toEqual([[1]]);
    });

    it('fails only the caller that contradicts what is stored, not those who commit in the same turn', async () => {
      const outcomes = await Promise.allSettled([
        store.commit([create()]),
        store.commit([append('board', bytes(1))]),
        store.commit([append('board', bytes(9)), create()]),
        store.commit([append('board', bytes(2))]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
      expect(await updatesOf(store, 'board')).toEqual([[1], [2]]);
    });

    it('FA3 a failing disk rejects every commit of its group, changes nothing, and later commits succeed', async () => {
      await store.commit([create(), append('board', bytes(1))]);
      const before = await store.load(WORKSHOP);
      subject().failNextCommit(new Error('ENOSPC: no space left on device'));
      const outcomes = await Promise.allSettled([
        store.commit([append('board', bytes(2)), append(notebook(ANA), bytes(2))]),
        store.commit([{ kind: 'shred', workshopId: WORKSHOP, round: 'ballot/1' }]),
        store.commit([create(OTHER_WORKSHOP, 'BBBB0000')]),
      ]);
      for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected' });
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StoreUnavailable);
      expect(await store.load(WORKSHOP)).toEqual(before);
      expect(await store.list()).toHaveLength(1);
      await store.commit([append('board', bytes(2)), append(notebook(ANA), bytes(2))]);
      expect(await updatesOf(store, 'board')).toEqual([[1], [2]]);
      expect(await updatesOf(store, notebook(ANA))).toEqual([[2]]);
    });

    it('refuses what no store can keep, without touching the commits beside it', async () => {
      await store.commit([create()]);
      const strange: unknown[] = [
        { kind: 'putRecord', workshopId: WORKSHOP, name: 'deck', value: undefined },
        { kind: 'putRecord', workshopId: WORKSHOP, name: 'deck', value: 1n },
        { kind: 'touch', workshopId: WORKSHOP, at: 1.5 },
        { kind: 'expire', workshopId: WORKSHOP, at: NaN },
        append('../../etc' as DocName, bytes(1)),
        append(notebook('../..'), bytes(1)),
        append('board', bytes(1), '../other'),
        { kind: 'shred', workshopId: WORKSHOP, round: 'notebook/..' },
      ];
      const attempts = strange.map((write) => store.commit([append('board', bytes(9)), write as Write]));
      const honest = store.commit([append('board', bytes(1))]);
      for (const attempt of attempts) await expect(attempt).rejects.toBeInstanceOf(TypeError);
      await honest;
      expect(await updatesOf(store, 'board')).toEqual([[1]]);
    });

    it('shows a reader what was committed before it asked', async () => {
      const committing = store.commit([create(), append('board', bytes(1))]);
      expect(await updatesOf(store, 'board')).toEqual([[1]]);
      await committing;
    });

    it('hands out copies: what a reader does to them reaches nobody else', async () => {
      await store.commit([create(), append('board', bytes(1))]);
      const stored = await store.load(WORKSHOP);
      stored?.docs.get('board')?.[0]?.fill(9);
      stored?.docs.delete('session');
      expect(await updatesOf(store, 'board')).toEqual([[1]]);
    });

    it('commits nothing without complaint', async () => {
      await store.commit([]);
      expect(await store.list()).toEqual([]);
    });

    it('writes a heartbeat, and refuses it on a failing disk or once closed', async () => {
      await store.heartbeat(1_000);
      await store.heartbeat(2_000);
      await store.close();
      await expect(store.heartbeat(3_000)).rejects.toBeInstanceOf(StoreUnavailable);
    });

    it('commits what is pending when it closes, and refuses everything afterwards', async () => {
      const committing = store.commit([create(), append(notebook(ANA), bytes(1))]);
      await store.close();
      await committing;
      for (const call of [store.commit([create()]), store.load(WORKSHOP), store.list(), store.findByCode('AAAA0000')])
        await expect(call).rejects.toBeInstanceOf(StoreUnavailable);
      await store.close();
      const again = await subject().reopen?.();
      if (!again) return;
      expect(await updatesOf(again, notebook(ANA))).toEqual([[1]]);
      await again.close();
    });
  });
}
