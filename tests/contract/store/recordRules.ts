import { beforeEach, describe, expect, it } from 'vitest';
import { type Write, type Store } from '../../../server/store/port.ts';
import { OTHER_ROOM, ROOM, create, type StoreUnderTest } from './subject.ts';

/** What a store keeps of private records and of the outcomes of commands. */
export function recordRules(subject: () => StoreUnderTest): void {
  let store: Store;
  beforeEach(() => {
    store = subject().store;
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

    it('forgets one outcome, and none where there is none', async () => {
      const outcome = (key: string): Write => ({ kind: 'putOutcome', workshopId: ROOM, key, outcome: key, at: 1 });
      await store.commit([create(), outcome('a'), outcome('b')]);
      for (let i = 0; i < 2; i++) await store.commit([{ kind: 'deleteOutcome', workshopId: ROOM, key: 'a' }]);
      expect((await store.load(ROOM))?.outcomes.map(({ key }) => key)).toEqual(['b']);
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
}
