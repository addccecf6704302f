import { expect, test } from 'vitest';
import { createCard } from '../../../shared/board/board.ts';
import type { Box, Zone } from './zones.ts';
import { dropOn, nextBox, zoneName, zoneOf } from './zones.ts';

const box = (left: number, top: number): Box => ({ left, top, width: 100, height: 100 });

test('a zone is found by its name; an unknown name gives null', () => {
  const zones: Zone[] = [
    { kind: 'pile', riskId: 'r' },
    { kind: 'card', cardId: 'c' },
    { kind: 'new' },
    { kind: 'tray' },
  ];
  for (const zone of zones) expect(zoneOf(zoneName(zone))).toEqual(zone);
  expect(zoneOf('elsewhere')).toBeNull();
  expect(zoneOf(null)).toBeNull();
});

test('a drop where the card already is changes nothing', () => {
  const loose = createCard('text', 'a0');
  const piled = { ...loose, riskId: 'r' };
  expect(dropOn({ kind: 'tray' }, 'c', loose)).toBeNull();
  expect(dropOn({ kind: 'pile', riskId: 'r' }, 'c', piled)).toBeNull();
  expect(dropOn({ kind: 'card', cardId: 'c' }, 'c', loose)).toBeNull();
  expect(dropOn({ kind: 'tray' }, 'c', piled)).toEqual({ kind: 'move', riskId: null });
  expect(dropOn({ kind: 'card', cardId: 'd' }, 'c', loose)).toEqual({ kind: 'together', cardId: 'd' });
});

test('arrow keys go to the nearest place in their direction and stay in the row', () => {
  const places = [box(0, 0), box(120, 0), box(240, 0), box(0, 120), box(130, 125)].map((one) => ({ box: one }));
  const from = (place: Box, arrow: Parameters<typeof nextBox>[1]) => nextBox(place, arrow, places)?.box;
  expect(from(box(0, 0), 'ArrowRight')).toEqual(box(120, 0));
  expect(from(box(120, 0), 'ArrowRight')).toEqual(box(240, 0));
  expect(from(box(120, 0), 'ArrowDown')).toEqual(box(130, 125));
  expect(from(box(240, 0), 'ArrowRight')).toBeUndefined();
  expect(from(box(0, 120), 'ArrowUp')).toEqual(box(0, 0));
});
