import type { SimulatedRoom, SimulationOptions } from '../harness/simulatedWorkshop.ts';
import { createRoom } from '../harness/simulatedWorkshop.ts';
import type { DocumentClient, Frame } from '../harness/rawSocket.ts';
import type { Person } from '../harness/person.ts';

/** A workshop in which everyone is writing. */
export async function createWritingRoom(options: SimulationOptions = {}): Promise<SimulatedRoom> {
  const room = await createRoom(options);
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  return room;
}

/** A workshop in share, with one note of everyone in the deck unless other texts are given. */
export async function createSharingRoom(options: SimulationOptions = {}): Promise<SimulatedRoom> {
  const room = await createWritingRoom(options);
  for (const person of room.participants) await person.write(`A secret of number ${room.dice.uint32()}`);
  await room.lead.must('advanceStage', { from: 'write' });
  return room;
}

/** A workshop with an open vote on four risks. */
export async function createVotingRoom(options: SimulationOptions = {}): Promise<SimulatedRoom> {
  const room = await createSharingRoom(options);
  await room.lead.must('dealRest');
  await room.lead.must('advanceStage', { from: 'share' });
  for (let i = 1; i <= 4; i++) await room.lead.must('addRisk', { title: `Risk ${i}` });
  await room.lead.must('advanceStage', { from: 'cluster' });
  return room;
}

/** What came in on all sockets of these people since `mark`, one line a frame. */
export type Mark = ReadonlyMap<DocumentClient, number>;

export const markOf = (people: readonly Person[]): Mark =>
  new Map(people.flatMap((person) => [...person.documents.values()].map((one) => [one, one.transcript.length])));

export const framesSince = (mark: Mark, keep: (document: DocumentClient) => boolean = () => true): Frame[] =>
  [...mark]
    .filter(([document]) => keep(document))
    .flatMap(([document, from]) => document.transcript.slice(from).filter(({ way }) => way === 'in'));

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** All that these people ever received, as text in which a canary can be searched. */
export const receivedBy = (people: readonly Person[], but: readonly DocumentClient[] = []): string =>
  people
    .flatMap((person) => [...person.documents.values()])
    .filter((document) => !but.includes(document))
    .flatMap((document) => document.transcript.filter(({ way }) => way === 'in'))
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    .join('\n');
