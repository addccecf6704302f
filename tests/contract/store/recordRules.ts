import { beforeEach, describe, expect, it } from 'vitest';
import { type Write, type Store } from '../../../server/store/port.ts';
import { OTHER_WORKSHOP, WORKSHOP, create, type StoreUnderTest } from './subject.ts';

/** What a store keeps of private records and of the outcomes of commands. */
export function recordRules(subject: () => StoreUnderTest): void {
  let store: Store;
  beforeEach(() => {
    store = subject().store;
  });

  describe('records and outcomes', () => {
    it('replaces and deletes records, and copies what it is given', async () => {
      const value = { cards: ['a'] };
      const committing = store.commit([create(), { kind: 'putRecord', workshopId: WORKSHOP, name: 'deck', value }]);
      value.cards.push('later');
      await committing;
      expect((await store.load(WORKSHOP))?.records.get('deck')).toEqual({ cards: ['a'] });
      await store.commit([{ kind: 'putRecord', workshopId: WORKSHOP, name: 'deck', value: null }]);
      expect((await store.load(WORKSHOP))?.records).toEqual(new Map([['deck', null]]));
      await store.commit([{ kind: 'deleteRecord', workshopId: WORKSHOP, name: 'deck' }]);
      await store.commit([{ kind: 'deleteRecord', workshopId: WORKSHOP, name: 'deck' }]);
      expect((await store.load(WORKSHOP))?.records.size).toBe(0);
    });

    it('forgets one outcome, and none where there is none', async () => {
      const outcome = (key: string): Write => ({ kind: 'putOutcome', workshopId: WORKSHOP, key, outcome: key, at: 1 });
      await store.commit([create(), outcome('a'), outcome('b')]);
      for (let i = 0; i < 2; i++) await store.commit([{ kind: 'deleteOutcome', workshopId: WORKSHOP, key: 'a' }]);
      expect((await store.load(WORKSHOP))?.outcomes.map(({ key }) => key)).toEqual(['b']);
    });

    it('drops outcomes older than asked, in every workshop', async () => {
      const outcome = (workshopId: string, key: string, at: number): Write => {
        return { kind: 'putOutcome', workshopId, key, outcome: key, at };
      };
      await store.commit([create(), create(OTHER_WORKSHOP, 'BBBB0000')]);
      await store.commit([outcome(WORKSHOP, 'old', 1), outcome(WORKSHOP, 'new', 3), outcome(WORKSHOP, 'edge', 2)]);
      await store.commit([outcome(OTHER_WORKSHOP, 'old', 1), outcome(OTHER_WORKSHOP, 'again', 1)]);
      await store.commit([outcome(OTHER_WORKSHOP, 'again', 5)]);
      await store.dropOutcomesBefore(2);
      const keys = async (id: string) => (await store.load(id))?.outcomes.map(({ key }) => key).sort();
      expect(await keys(WORKSHOP)).toEqual(['edge', 'new']);
      expect(await keys(OTHER_WORKSHOP)).toEqual(['again']);
    });
  });
}
