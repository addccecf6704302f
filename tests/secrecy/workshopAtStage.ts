import type { SimulatedWorkshop, SimulationOptions } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { message } from '../../shared/protocol/frames.ts';
import { isHeartbeat, messagesIn } from '../harness/rawSocket.ts';
import type { PageDocument } from '../harness/pageDocument.ts';
import type { Frame } from '../harness/world.ts';
import type { Person } from '../harness/person.ts';

/** Waits until everyone has synced the documents of the new round and no message is in flight. */
async function atRest(room: SimulatedWorkshop): Promise<SimulatedWorkshop> {
  await room.pass(3_000);
  return room;
}

/** A workshop in which everyone is writing. */
export async function createWritingWorkshop(options: SimulationOptions = {}): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop(options);
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  return atRest(room);
}

/** A workshop in share, with one note of everyone in the deck unless other texts are given. */
export async function createSharingWorkshop(options: SimulationOptions = {}): Promise<SimulatedWorkshop> {
  const room = await createWritingWorkshop(options);
  for (const person of room.participants) await person.write(`A secret of number ${room.random.uint32()}`);
  await room.lead.must('advanceStage', { from: 'write' });
  return atRest(room);
}

/** A workshop with an open vote on four risks. */
export async function createVotingWorkshop(options: SimulationOptions = {}): Promise<SimulatedWorkshop> {
  const room = await createSharingWorkshop(options);
  await room.lead.must('dealRest');
  await room.lead.must('advanceStage', { from: 'share' });
  for (let i = 1; i <= 4; i++) await room.lead.must('addRisk', { title: `Risk ${i}` });
  await room.lead.must('advanceStage', { from: 'cluster' });
  return atRest(room);
}

/** How many frames each document had seen at some moment. */
export type Mark = ReadonlyMap<PageDocument, number>;

export const markOf = (people: readonly Person[]): Mark =>
  new Map(people.flatMap((person) => [...person.documents.values()].map((one) => [one, one.transcript.length])));

/** Frames received since `mark`, without heartbeats and padding. */
export const framesSince = (mark: Mark, keep: (document: PageDocument) => boolean = () => true): Frame[] =>
  [...mark]
    .filter(([document]) => keep(document))
    .flatMap(([document, from]) =>
      document.transcript.slice(from).filter(({ way, bytes }) => way === 'in' && !messagesIn(bytes).every(isHeartbeat)),
    );

/**
 * All frames on everyone's sockets except notebooks and ballots, one line each. Of `whichArrived` and its reply only time and
 * size: their words are encrypted on the way and reach nobody else. Left out: the random ids of commands.
 */
export const heardBy = (room: SimulatedWorkshop): string[] =>
  room.everyone.flatMap((person) =>
    [...person.documents]
      .filter(([name]) => !name.includes('/'))
      .flatMap(([name, { transcript }]) =>
        transcript.map(({ at, way, bytes }) => `${person.name} ${name} ${at} ${way} ${seenByWatcher(bytes)}`),
      ),
  );

/** What a watcher of the network can compare of a frame. */
export const seenByWatcher = (bytes: Uint8Array): string =>
  isAboutOwnNotes(bytes) ? `own notes, ${bytes.length} bytes` : withoutCommandIds(bytes);

/** The command `whichArrived` or its reply; both are sent on the author's socket only. */
const isAboutOwnNotes = (bytes: Uint8Array): boolean =>
  isCommandOrReply(bytes) && Buffer.from(bytes).toString('latin1').includes('rrived"');

const isCommandOrReply = ([type]: Uint8Array): boolean => type === message.command || type === message.reply;

const withoutCommandIds = (bytes: Uint8Array): string =>
  isCommandOrReply(bytes)
    ? hex(
        Buffer.from(
          Buffer.from(bytes)
            .toString('latin1')
            .replace(/("commandId":")[\w-]{22}"/g, '$1"'),
          'latin1',
        ),
      )
    : hex(bytes);

/** Passes time to the next full five minutes, so that workshops in which people took different times continue at equal times. */
export const passToFullMinutes = (room: SimulatedWorkshop): Promise<void> =>
  room.pass(300_000 - (room.world.now() % 300_000));

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** All bytes that these people received, as text for the search of a canary. */
export const receivedBy = (people: readonly Person[], but: readonly PageDocument[] = []): string =>
  people
    .flatMap((person) => [...person.documents.values()])
    .filter((document) => !but.includes(document))
    .flatMap((document) => document.transcript.filter(({ way }) => way === 'in'))
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    .join('\n');
