import { describe, expect, test } from 'vitest';
import { createSeats } from './seats.ts';
import type { Seat, Seats } from './seats.ts';

describe('seats on one device', () => {
  const seat = (name: string, workshopId = 'w'): Seat => ({
    workshopId,
    participantId: name,
    token: `token of ${name}`,
    role: 'participant',
    name,
    joinCode: 'KXPM4TQ9',
  });
  const names = (seats: Seats): string[] => seats.findByCode('KXPM4TQ9').map(({ name }) => name);

  test('DV3b two tabs hold two seats, and each finds its own after a reload', () => {
    const device = memoryStore();
    const [tabA, tabB] = [createSeats(memoryStore(), device), createSeats(memoryStore(), device)];
    tabA.save(seat('Ana'));
    expect(names(tabB)).toEqual(['Ana']);
    tabB.save(seat('Ben'));
    expect(tabA.read('w')?.name).toBe('Ana');
    const later = createSeats(memoryStore(), device);
    expect(later.read('w')?.name).toBe('Ben');
    expect(names(later)).toEqual(['Ben', 'Ana']);
    later.save(seat('Ana'));
    expect(names(createSeats(memoryStore(), device))).toEqual(['Ana', 'Ben']);
    expect(names(tabB)).toEqual(['Ben', 'Ana']);
  });

  test('DV3b a tab that took the seat of the device keeps it when another tab gets one', () => {
    const device = memoryStore();
    createSeats(memoryStore(), device).save(seat('Ana'));
    const tabA = createSeats(memoryStore(), device);
    expect(tabA.take('w')?.name).toBe('Ana');
    createSeats(memoryStore(), device).save(seat('Ben'));
    expect(tabA.read('w')?.name).toBe('Ana');
  });

  test('DV2b a seat that was given up is erased from the device; others stay', () => {
    const device = memoryStore();
    const [tabA, tabB] = [createSeats(memoryStore(), device), createSeats(memoryStore(), device)];
    tabA.save(seat('Ana'));
    tabB.save(seat('Ben'));
    tabA.forget(seat('Ana'));
    expect(names(tabB)).toEqual(['Ben']);
    expect(tabA.read('w')?.name).toBe('Ben');
    tabB.forget(seat('Ben'));
    expect(device.length).toBe(0);
  });

  test('DV8b a seat that was given up takes its workshop and the title off the list of this device', () => {
    const device = memoryStore();
    const tab = createSeats(memoryStore(), device);
    const seen = (title: string, on: string) => ({ title, on, kind: 'register' }) as const;
    for (const id of ['w', 'other', 'never opened']) tab.save(seat('Ana', id));
    tab.note(seat('Ana', 'w'), seen('Atlas', '2026-11-02'));
    tab.note(seat('Ana', 'other'), seen('Borea', '2026-11-16'));
    const titles = () =>
      createSeats(memoryStore(), device)
        .opened()
        .map((one) => one.seen.title);
    expect(titles()).toEqual(['Borea', 'Atlas']);
    tab.forget(seat('Ana', 'other'));
    tab.note(seat('Ana', 'other'), seen('Borea', '2026-11-17'));
    expect(titles()).toEqual(['Atlas']);
    tab.note(seat('Ben', 'w'), seen('Another seat', '2026-11-17'));
    expect(titles()).toEqual(['Atlas']);
    tab.forgetOnDevice('w');
    expect(titles()).toEqual([]);
    expect([...Array(device.length).keys()].map((at) => device.key(at)).join()).not.toMatch(/Atlas|Borea/);
  });

  test('DV2c after a workshop was closed only open tabs have a seat', () => {
    const device = memoryStore();
    const [tabA, tabB] = [createSeats(memoryStore(), device), createSeats(memoryStore(), device)];
    tabA.save(seat('Ana'));
    tabB.save(seat('Ben'));
    tabB.save(seat('Ben', 'other'));
    tabA.forgetOnDevice('w');
    expect(tabA.read('w')?.name).toBe('Ana');
    expect(createSeats(memoryStore(), device).read('w')).toBeNull();
    expect(createSeats(memoryStore(), device).read('other')?.name).toBe('Ben');
  });
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
