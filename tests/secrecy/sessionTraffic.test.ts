import { expect, test } from 'vitest';
import { message } from '../../shared/protocol/frames.ts';
import type { Person } from '../harness/person.ts';
import { createSimulatedWorkshop, type SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSharingWorkshop, createWritingWorkshop } from './workshopAtStage.ts';

/** What an observer of this person's network sees since a moment: per socket the time, direction and size of each frame. */
const shapeOf = (person: Person, since: number): string[] =>
  [...person.documents.values()].flatMap(({ name, transcript }) =>
    transcript.filter(({ at }) => at >= since).map(({ at, way, bytes }) => `${name} ${at} ${way} ${bytes.length}`),
  );

/** The frames of commands and replies that a person's page sent and received since a moment. */
const commandFrames = (person: Person, since: number) =>
  person
    .document('session')
    .transcript.filter(({ at, bytes }) => at >= since && (bytes[0] === message.command || bytes[0] === message.reply));

const sizesOf = (person: Person, since: number): number[] =>
  commandFrames(person, since).map(({ bytes }) => bytes.length);

/** The same workshop up to the consent question; nobody has answered. */
async function createAskingWorkshop(): Promise<SimulatedWorkshop> {
  const room = await createWritingWorkshop({ seed: 11, people: ['Ana', 'Ben', 'Cem'] });
  await room.person('Ana').write('Only one');
  expect(await room.lead.advance()).toMatchObject({ code: 'tooFewWriters' });
  await room.pass(3_000);
  return room;
}

test('SC13c agreeing to show one’s notes and declining look the same on the network', async () => {
  const answer = async (show: boolean): Promise<string[]> => {
    const room = await createAskingWorkshop();
    const since = room.world.now();
    await room.person('Ana').must('consent', { show });
    await room.pass(3_000);
    expect(commandFrames(room.person('Ana'), since)).toHaveLength(2);
    return shapeOf(room.person('Ana'), since);
  };
  expect(await answer(true)).toEqual(await answer(false));
});

test('SC13c commands and replies of ordinary length have one size', async () => {
  const room = await createSimulatedWorkshop({ seed: 4, people: 5 });
  const since = 0;
  await room.lead.must('agree');
  await room.lead.must('setDone', { done: true });
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('setScene', { headline: 'It failed', text: 'x'.repeat(900) });
  expect(await room.lead.do('undo')).toMatchObject({ ok: false });
  const sizes = sizesOf(room.lead, since);
  expect(sizes.length).toBeGreaterThanOrEqual(10);
  expect(new Set(sizes)).toEqual(new Set([512, 2_048]));
});

test('PA4 whichArrived and its reply have one size, for no note, for as many as a notebook holds, and when it is refused', async () => {
  const room = await createWritingWorkshop({ seed: 3, people: ['Ana', 'Ben'], observers: 1 });
  const ana = room.person('Ana');
  const [written] = await ana.write('One');
  const ask = async (person: Person, round: number, noteIds: readonly string[]): Promise<number[]> => {
    const since = room.world.now();
    await person.do('whichArrived', { round, noteIds: [...noteIds] });
    await room.pass(1_000);
    return sizesOf(person, since);
  };
  const many = Array.from({ length: 200 }, () => written!);
  for (const noteIds of [[], [written!], many]) expect(await ask(ana, 1, noteIds)).toEqual([8_192, 8_192]);
  expect(await ask(room.observers[0]!, 1, many)).toEqual([8_192, 8_192]);
  expect(await ask(ana, 0, [])).toEqual([8_192, 8_192]);
});

test('PA3 the hand is filled too; a client that did not offer padding gets no blanks', async () => {
  const room = await createSharingWorkshop({ seed: 3, people: 5 });
  const handSizes = room.everyone.flatMap((person) =>
    person.document('session').transcript.flatMap(({ bytes }) => (bytes[0] === message.hand ? [bytes.length] : [])),
  );
  expect(handSizes).toEqual([512]);
  const plain = await room.rawSocket(room.person('Ana'), 'session');
  plain.sendText(message.command, JSON.stringify({ type: 'flag', commandId: 'one' }));
  await room.settle();
  const replies = plain.transcript.filter(({ way, bytes }) => way === 'in' && bytes[0] === message.reply);
  expect(replies.map(({ bytes }) => Buffer.from(bytes).toString('latin1').at(-1))).toEqual(['}']);
});
