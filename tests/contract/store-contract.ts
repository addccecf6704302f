import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DocName, type Store, StoreConflict, StoreUnavailable, type Write } from '../../server/store/port.ts';

/** One adapter under test. `reopen` gives a store on the same place after a restart, null when it keeps nothing. */
export type StoreUnderTest = {
  store: Store;
  failNextCommit(error: Error): void;
  reopen: (() => Promise<Store>) | null;
  dispose(): Promise<void>;
};

const ROOM = 'abcdefghijklmnopqrstuv';
const OTHER_ROOM = 'ABCDEFGHIJKLMNOPQRSTUV';
const ANA = 'anaanaanaanaanaanaana1';
const BEN = 'benbenbenbenbenbenben1';
const notebook = (person: string, round = 1): DocName => `notebook/${round}/${person}`;

function create(workshopId = ROOM, joinCode = 'AAAA0000'): Write {
  return { kind: 'create', workshopId, joinCode, at: 1_000, schemaVersion: 1 };
}

function append(doc: DocName, update: Uint8Array, workshopId = ROOM): Write {
  return { kind: 'append', workshopId, doc, update };
}

function compact(doc: DocName, snapshot: Uint8Array): Write {
  return { kind: 'compact', workshopId: ROOM, doc, snapshot };
}

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

async function updatesOf(store: Store, doc: DocName, workshopId = ROOM): Promise<number[][]> {
  const stored = await store.load(workshopId);
  return (stored?.docs.get(doc) ?? []).map((update) => [...update]);
}

/** The rules of server/store/port.ts, run for every adapter. */
export function storeContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`store: ${name}`, () => {
    let subject: StoreUnderTest;
    let store: Store;

    beforeEach(async () => {
      subject = await start();
      store = subject.store;
    });
    afterEach(() => subject.dispose());

    async function expectConflict(writes: Write[], reason: StoreConflict['reason']): Promise<void> {
      const failure: unknown = await store.commit(writes).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StoreConflict);
      expect(failure).toMatchObject({ reason });
    }

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
        await expectConflict([create(ROOM, 'BBBB0000')], 'idTaken');
        await expectConflict([create(OTHER_ROOM, 'AAAA0000')], 'codeTaken');
        expect(await store.list()).toHaveLength(1);
      });

      it('changes, keeps and removes a join code', async () => {
        await store.commit([create(), create(OTHER_ROOM, 'BBBB0000')]);
        await expectConflict([{ kind: 'setCode', workshopId: ROOM, joinCode: 'BBBB0000' }], 'codeTaken');
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
        for (const write of writes) await expectConflict([write], 'unknownWorkshop');
        expect(await store.load(ROOM)).toBeNull();
      });

      it('68 deletes everything of a workshop and nothing of another', async () => {
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

    describe('documents', () => {
      it('keeps the updates of each document in order, apart from all others', async () => {
        await store.commit([create(), create(OTHER_ROOM, 'BBBB0000')]);
        for (let i = 0; i < 20; i++) {
          await store.commit([append('board', bytes(i)), append(notebook(ANA), bytes(100 + i))]);
          await store.commit([append(notebook(BEN), bytes(50 + i)), append('board', bytes(200), OTHER_ROOM)]);
        }
        const counted = (from: number) => Array.from({ length: 20 }, (_, i) => [from + i]);
        expect(await updatesOf(store, 'board')).toEqual(counted(0));
        expect(await updatesOf(store, notebook(ANA))).toEqual(counted(100));
        expect(await updatesOf(store, notebook(BEN))).toEqual(counted(50));
        expect(await updatesOf(store, 'board', OTHER_ROOM)).toEqual(Array.from({ length: 20 }, () => [200]));
      });

      it.each<DocName>(['board', notebook(ANA)])(
        'puts a snapshot of %s in the place of what was there',
        async (doc) => {
          await store.commit([create(), append(doc, bytes(1)), append(doc, bytes(2)), append(notebook(BEN), bytes(7))]);
          await store.commit([compact(doc, bytes(3))]);
          expect(await updatesOf(store, doc)).toEqual([[3]]);
          await store.commit([append(doc, bytes(4)), compact(doc, bytes(5)), append(doc, bytes(6))]);
          expect(await updatesOf(store, doc)).toEqual([[5], [6]]);
          expect(await updatesOf(store, notebook(BEN))).toEqual([[7]]);
        },
      );

      it.each([0, 1, 255, 256, 5_000, 300_000])(
        'keeps an update of %d bytes as it is, sealed or not',
        async (length) => {
          const update = Uint8Array.from({ length }, (_, i) => (i * 31) % 256);
          await store.commit([create(), append('board', update), append(notebook(ANA), update)]);
          const stored = await store.load(ROOM);
          expect(stored?.docs.get('board')).toEqual([update]);
          expect(stored?.docs.get(notebook(ANA))).toEqual([update]);
        },
      );

      it('leaves out what was put into quarantine together with a snapshot', async () => {
        for (const doc of ['board', notebook(ANA)] satisfies DocName[]) {
          if (doc === 'board') await store.commit([create()]);
          await store.commit([append(doc, bytes(1)), append(doc, bytes(99))]);
          await store.commit([
            { kind: 'quarantine', workshopId: ROOM, doc, update: bytes(99), reason: 'does not apply' },
            compact(doc, bytes(1)),
          ]);
          expect(await updatesOf(store, doc)).toEqual([[1]]);
        }
        expect((await store.load(ROOM))?.damaged).toEqual([]);
      });
    });

    describe('sealed rounds', () => {
      it('25 shreds one round of one kind in one workshop, for good', async () => {
        const ballot: DocName = `ballot/1/${ANA}`;
        const kept: DocName[] = ['board', ballot, notebook(ANA, 2), notebook(ANA, 11)];
        await store.commit([create(), create(OTHER_ROOM, 'BBBB0000'), append(notebook(ANA), bytes(9), OTHER_ROOM)]);
        await store.commit([...kept, notebook(ANA), notebook(BEN)].map((doc) => append(doc, bytes(1))));
        expect((await store.load(ROOM))?.docs.size).toBe(6);

        await store.commit([{ kind: 'shred', workshopId: ROOM, round: 'notebook/1' }, append('board', bytes(2))]);
        expect([...((await store.load(ROOM))?.docs.keys() ?? [])].sort()).toEqual([...kept].sort());
        expect((await store.load(ROOM))?.damaged).toEqual([]);
        expect(await updatesOf(store, 'board')).toEqual([[1], [2]]);
        expect(await updatesOf(store, notebook(ANA), OTHER_ROOM)).toEqual([[9]]);

        await expectConflict([append(notebook(ANA), bytes(3))], 'roundShredded');
        await expectConflict([compact(notebook(BEN), bytes(3))], 'roundShredded');
        await store.commit([{ kind: 'shred', workshopId: ROOM, round: 'notebook/1' }]);
        await store.commit([append(notebook(BEN, 2), bytes(4))]);
        expect(await updatesOf(store, notebook(BEN, 2))).toEqual([[4]]);
      });

      it('shreds a round in which nothing was written', async () => {
        await store.commit([create(), { kind: 'shred', workshopId: ROOM, round: 'ballot/1' }]);
        expect((await store.load(ROOM))?.docs.size).toBe(0);
      });
    });

    describe('records and outcomes', () => {
      it('replaces and deletes records, and copies what it is given', async () => {
        const value = { cards: ['a'] };
        const committing = store.commit([create(), { kind: 'putRecord', workshopId: ROOM, name: 'deck', value }]);
        value.cards.push('later');
        await committing;
        expect((await store.load(ROOM))?.records.get('deck')).toEqual({ cards: ['a'] });
        await store.commit([{ kind: 'putRecord', workshopId: ROOM, name: 'deck', value: null }]);
        expect((await store.load(ROOM))?.records).toEqual(new Map([['deck', null]]));
        await store.commit([{ kind: 'deleteRecord', workshopId: ROOM, name: 'deck' }]);
        await store.commit([{ kind: 'deleteRecord', workshopId: ROOM, name: 'deck' }]);
        expect((await store.load(ROOM))?.records.size).toBe(0);
      });

      it('drops outcomes older than asked, in every workshop', async () => {
        const outcome = (workshopId: string, key: string, at: number): Write => {
          return { kind: 'putOutcome', workshopId, key, outcome: key, at };
        };
        await store.commit([create(), create(OTHER_ROOM, 'BBBB0000')]);
        await store.commit([outcome(ROOM, 'old', 1), outcome(ROOM, 'new', 3), outcome(ROOM, 'edge', 2)]);
        await store.commit([outcome(OTHER_ROOM, 'old', 1), outcome(OTHER_ROOM, 'again', 1)]);
        await store.commit([outcome(OTHER_ROOM, 'again', 5)]);
        await store.dropOutcomesBefore(2);
        const keys = async (id: string) => (await store.load(id))?.outcomes.map(({ key }) => key).sort();
        expect(await keys(ROOM)).toEqual(['edge', 'new']);
        expect(await keys(OTHER_ROOM)).toEqual(['again']);
      });
    });

    describe('commits', () => {
      it('does all of a commit or none of it', async () => {
        await store.commit([create(), append('board', bytes(1))]);
        const before = await store.load(ROOM);
        await expectConflict(
          [
            append('board', bytes(2)),
            compact('session', bytes(2)),
            { kind: 'putRecord', workshopId: ROOM, name: 'deck', value: 1 },
            { kind: 'shred', workshopId: ROOM, round: 'ballot/1' },
            create(OTHER_ROOM, 'AAAA0000'),
          ],
          'codeTaken',
        );
        expect(await store.load(ROOM)).toEqual(before);
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

      it('55 fails everybody of the turn when the disk does, changes nothing, and goes on afterwards', async () => {
        await store.commit([create(), append('board', bytes(1))]);
        const before = await store.load(ROOM);
        subject.failNextCommit(new Error('ENOSPC: no space left on device'));
        const outcomes = await Promise.allSettled([
          store.commit([append('board', bytes(2)), append(notebook(ANA), bytes(2))]),
          store.commit([{ kind: 'shred', workshopId: ROOM, round: 'ballot/1' }]),
          store.commit([create(OTHER_ROOM, 'BBBB0000')]),
        ]);
        for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected' });
        for (const outcome of outcomes)
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StoreUnavailable);
        expect(await store.load(ROOM)).toEqual(before);
        expect(await store.list()).toHaveLength(1);
        await store.commit([append('board', bytes(2)), append(notebook(ANA), bytes(2))]);
        expect(await updatesOf(store, 'board')).toEqual([[1], [2]]);
        expect(await updatesOf(store, notebook(ANA))).toEqual([[2]]);
      });

      it('refuses what no store can keep, without touching the commits beside it', async () => {
        await store.commit([create()]);
        const strange: unknown[] = [
          { kind: 'putRecord', workshopId: ROOM, name: 'deck', value: undefined },
          { kind: 'putRecord', workshopId: ROOM, name: 'deck', value: 1n },
          { kind: 'touch', workshopId: ROOM, at: 1.5 },
          append('../../etc' as DocName, bytes(1)),
          append(notebook('../..'), bytes(1)),
          append('board', bytes(1), '../other'),
          { kind: 'shred', workshopId: ROOM, round: 'notebook/..' },
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
        const stored = await store.load(ROOM);
        stored?.docs.get('board')?.[0]?.fill(9);
        stored?.docs.delete('session');
        expect(await updatesOf(store, 'board')).toEqual([[1]]);
      });

      it('commits nothing without complaint', async () => {
        await store.commit([]);
        expect(await store.list()).toEqual([]);
      });

      it('commits what is pending when it closes, and refuses everything afterwards', async () => {
        const committing = store.commit([create(), append(notebook(ANA), bytes(1))]);
        await store.close();
        await committing;
        for (const call of [store.commit([create()]), store.load(ROOM), store.list(), store.findByCode('AAAA0000')])
          await expect(call).rejects.toBeInstanceOf(StoreUnavailable);
        await store.close();
        if (!subject.reopen) return;
        const again = await subject.reopen();
        expect(await updatesOf(again, notebook(ANA))).toEqual([[1]]);
        await again.close();
      });
    });
  });
}
