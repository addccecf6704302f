import { expect, test } from 'vitest';
import { message } from '../../shared/protocol/frames.ts';
import { questionsAfterLoad } from '../../shared/protocol/padding.ts';
import type { Person } from '../harness/person.ts';
import { createSimulatedWorkshop, type SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSharingWorkshop, createWritingWorkshop, passToFullMinutes } from './workshopAtStage.ts';

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
  // 8,192 bytes are the question which notes arrived.
  expect(new Set(sizes)).toEqual(new Set([512, 2_048, 8_192]));
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

test.each(['own', 'dealt'] as const)(
  'SC13d PA6 at the end of a round of %s cards no frame tells how many notes were written',
  async (sharing) => {
    const play = async (notes: number): Promise<string[]> => {
      const room = await createWritingWorkshop({
        seed: 6,
        people: ['Ana', 'Ben', 'Cem', 'Dina'],
        workshop: { settings: { sharing } },
      });
      for (const person of room.participants.filter((one) => one.name !== 'Ana'))
        await person.write('One of somebody else');
      const ana = room.person('Ana');
      if (notes > 0) await ana.write(...Array.from({ length: notes }, (_, i) => `Cause ${i}`));
      await passToFullMinutes(room);
      const since = room.world.now();
      await room.lead.must('advanceStage', { from: 'write' });
      if (sharing === 'dealt') await room.lead.must('dealRest');
      await room.lead.must('advanceStage', { from: 'share' });
      await room.pass(20_000);
      // How many cards the board has is seen by everybody.
      return shapeOf(ana, since).filter(
        (line) => sharing === 'own' || !/^(board|session) .* in (?!512|8192)/.test(line),
      );
    };
    const quiet = await play(0);
    expect(quiet.filter((line) => line.endsWith(' out 8192')).length).toBeGreaterThan(0);
    for (const notes of [1, 6, 60]) expect(await play(notes)).toEqual(quiet);
  },
);

/** Ana's page in a writing workshop: she has saved one note, and `words` more are typed a moment ago. */
async function createTypingWorkshop(words: string): Promise<{ room: SimulatedWorkshop; ana: Person; since: number }> {
  const room = await createWritingWorkshop({ seed: 7, people: ['Ana', 'Ben', 'Cem', 'Dina'] });
  const ana = room.person('Ana');
  await ana.write('A first cause');
  await passToFullMinutes(room);
  await room.pass(400);
  const since = room.world.now();
  if (words !== '') ana.jot(words);
  return { room, ana, since };
}

const typed = ['', 'Short', 'long '.repeat(60)];

test('SC13e PA7 a tab that is hidden sends no frame beyond its beat, with unsent words and without', async () => {
  const hide = async (words: string): Promise<string[]> => {
    const { room, ana, since } = await createTypingWorkshop(words);
    ana.hideTab();
    await room.settle();
    expect((await ana.outbox.read('')).length > 0).toBe(words !== '');
    await room.pass(5_000);
    return shapeOf(ana, since);
  };
  const [none, ...others] = await Promise.all(typed.map(hide));
  expect(none!.filter((line) => line.startsWith('notebook/1') && line.includes(' out '))).toHaveLength(5);
  for (const shape of others) expect(shape).toEqual(none);
});

test('SC13e PA6 a reload looks the same with unsent words and without, and the words are saved', async () => {
  const reload = async (words: string): Promise<string[]> => {
    const { room, ana, since } = await createTypingWorkshop(words);
    await ana.reload();
    await room.pass(10_000);
    expect(ana.notes().map(({ text }) => text)).toEqual(['A first cause', ...(words === '' ? [] : [words])]);
    expect(ana.connection.save.get()).toBe('saved');
    return shapeOf(ana, since);
  };
  const [none, ...others] = await Promise.all(typed.map(reload));
  expect(none!.filter((line) => line.endsWith(' out 8192'))).toHaveLength(questionsAfterLoad);
  for (const shape of others) expect(shape).toEqual(none);
});

test('SC13e a page that was away at the end of a round looks the same with unsent words and without', async () => {
  const miss = async (words: string): Promise<string[]> => {
    const { room, ana, since } = await createTypingWorkshop('');
    await ana.drop();
    if (words !== '') ana.jot(words);
    for (const person of room.participants.filter((one) => one !== ana)) await person.write('One of somebody else');
    await room.lead.must('advanceStage', { from: 'write' });
    await passToFullMinutes(room);
    await ana.returns();
    await room.pass(20_000);
    expect(ana.connection.leftoverNotes.get().map(({ reason }) => reason)).toEqual(words === '' ? [] : ['tooLate']);
    return shapeOf(ana, since);
  };
  const [none, ...others] = await Promise.all(typed.map(miss));
  for (const shape of others) expect(shape).toEqual(none);
});
