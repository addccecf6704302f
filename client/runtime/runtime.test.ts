import { expect, test } from 'vitest';
import { createServerClock } from './clock.ts';
import { createSeats } from './seats.ts';

test('point 64: server time is the median of five answers, whatever this device believes', async () => {
  let steady = 0;
  const delays = [20, 20, 500, 20, 40];
  let device = 1_000_000 - 3_600_000;
  const clock = createServerClock(
    async () => {
      const delay = delays.shift() ?? 20;
      steady += delay / 2;
      const now = 1_000_000 + steady;
      // The slow answer spent all of its time on the way back.
      steady += delay === 500 ? 490 : delay / 2;
      return now;
    },
    () => steady,
    () => device,
  );
  expect(clock.isKnown.get()).toBe(false);
  await clock.estimate();
  expect(clock.isKnown.get()).toBe(true);
  expect(Math.abs(clock.now() - (1_000_000 + steady))).toBeLessThan(20);
  device -= 86_400_000;
  steady += 5_000;
  expect(Math.abs(clock.now() - (1_000_000 + steady))).toBeLessThan(20);
});

test('a server that does not answer leaves the clock as it was', async () => {
  const clock = createServerClock(
    () => Promise.reject(new Error('offline')),
    () => 0,
    () => 42,
  );
  await clock.estimate();
  expect(clock.now()).toBe(42);
});

test('two tabs of one browser can sit as two people', () => {
  const device = memoryStore();
  const [tabA, tabB] = [createSeats(memoryStore(), device), createSeats(memoryStore(), device)];
  const seat = { workshopId: 'w', role: 'participant', joinCode: 'KXPM4TQ9' } as const;
  tabA.save({ ...seat, participantId: 'a', token: 'ta', name: 'Ana' });
  expect(tabB.findByCode('KXPM4TQ9')?.name).toBe('Ana');
  tabB.save({ ...seat, participantId: 'b', token: 'tb', name: 'Ben' });
  expect(tabA.read('w')?.name).toBe('Ana');
  expect(createSeats(memoryStore(), device).read('w')?.name).toBe('Ben');
  tabA.forget('w');
  expect(tabB.read('w')?.name).toBe('Ben');
  tabB.forget('w');
  expect(tabB.findByCode('KXPM4TQ9')).toBeNull();
});

function memoryStore() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    key: (index: number) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
}
