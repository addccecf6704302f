import { expect, it } from 'vitest';
import { createRisk } from '../board/board.ts';
import type { People } from '../session/session.ts';
import { readAloudNow, readerOfLine } from './readingAloud.ts';

const person = (name: string, connected = true) =>
  ({ name, role: 'participant', connected, writes: true, reads: true, simulated: false }) as const;
const people: People = { i: person('Ines'), o: person('Omar'), r: person('Rosa', false) };
const lead = { facilitatorId: 'i', actingId: 'i', deputyId: null, offered: false };
const risk = createRisk('Late', 'a');
const reads = (owners: Partial<typeof risk>) => readerOfLine({ ...risk, ...owners }, people, lead);

it('RA2 the owner reads; the watcher when the owner is away; else whoever runs the stages', () => {
  const omar = { contingencyOwner: 'Omar', contingencyOwnerId: 'o' };
  const rosa = { contingencyOwner: 'Rosa', contingencyOwnerId: 'r' };
  expect(reads({ ...omar, watcher: 'Ines', watcherId: 'i' })).toEqual({ readerId: 'o', owner: 'Omar', isOwner: true });
  expect(reads({ ...rosa, watcher: 'Omar', watcherId: 'o' })).toEqual({ readerId: 'o', owner: 'Rosa', isOwner: false });
  expect(reads(rosa)).toEqual({ readerId: 'i', owner: 'Rosa', isOwner: false });
  expect(reads({ preventionOwner: 'Omar', preventionOwnerId: 'o' })).toMatchObject({ readerId: 'o', isOwner: true });
  expect(reads({})).toEqual({ readerId: 'i', owner: null, isOwner: false });
});

it('RA2 a name that is nobody in the workshop reads nothing; without anybody of these nobody reads', () => {
  expect(reads({ contingencyOwner: 'The bank' })).toEqual({ readerId: 'i', owner: 'The bank', isOwner: false });
  expect(readerOfLine(risk, { r: person('Rosa', false) }, { ...lead, facilitatorId: 'r' }).readerId).toBeNull();
});

it('RA1 the line now is the first until another is named, and none once all are read', () => {
  const board = { cards: {}, risks: { a: risk, b: createRisk('Dear', 'b') } };
  const session = { ranking: [], topRisks: ['a', 'b'], minority: null };
  expect(readAloudNow({ ...session, reading: null }, board)).toMatchObject({ riskId: 'a', isOver: false });
  expect(readAloudNow({ ...session, reading: { riskId: 'b' } }, board).riskId).toBe('b');
  expect(readAloudNow({ ...session, reading: { riskId: 'gone' } }, board).riskId).toBe('a');
  expect(readAloudNow({ ...session, reading: { riskId: null } }, board)).toMatchObject({ riskId: null, isOver: true });
  expect(readAloudNow({ ...session, topRisks: [], reading: null }, board).riskId).toBeNull();
});
