import { expect, it } from 'vitest';
import type { People } from '../../../shared/session/session.ts';
import { readerOf } from './readAloud.ts';

const person = (name: string, connected = true) =>
  ({ name, role: 'participant', connected, writes: true, reads: true, simulated: false }) as const;
const people: People = { i: person('Ines'), o: person('Omar'), r: person('Rosa', false) };

it('lets the owner read, else the watcher, else the facilitator', () => {
  expect(readerOf({ preventionOwner: null, contingencyOwner: 'Omar', watcher: 'Ines' }, people, 'i')).toBe('Omar');
  expect(readerOf({ preventionOwner: null, contingencyOwner: 'Rosa', watcher: 'Omar' }, people, 'i')).toBe('Omar');
  expect(readerOf({ preventionOwner: null, contingencyOwner: 'Rosa', watcher: null }, people, 'i')).toBe('Ines');
  expect(readerOf({ preventionOwner: 'Omar', contingencyOwner: null, watcher: null }, people, 'i')).toBe('Omar');
  expect(readerOf({ preventionOwner: null, contingencyOwner: null, watcher: null }, people, 'gone')).toBeNull();
});
