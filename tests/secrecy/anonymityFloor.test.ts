import { expect, test } from 'vitest';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import {
  createSharingWorkshop,
  createVotingWorkshop,
  createWritingWorkshop,
  framesSince,
  heardBy,
  markOf,
  passToFullMinutes,
  receivedBy,
} from './workshopAtStage.ts';

test('SC12a with 0, 1, 2 or 3 writers the refusal and all later frames are byte-identical', async () => {
  const play = async (writers: number): Promise<string[]> => {
    const room = await createWritingWorkshop({ people: 6, observers: 1 });
    for (const person of room.participants.slice(1, 1 + writers)) await person.write(`Canary of ${person.name}`);
    await passToFullMinutes(room);
    expect(await room.lead.advance()).toMatchObject({ ok: false, code: 'tooFewWriters' });
    expect(await room.lead.advance()).toMatchObject({ ok: false, code: 'stillAnswering' });
    await room.pass(1_000);
    return heardBy(room);
  };
  const none = await play(0);
  expect(none.length).toBeGreaterThan(80);
  for (const writers of [1, 2, 3]) expect(await play(writers)).toEqual(none);
});

test('SC12a with 4 writers the notes are shown without asking', async () => {
  const room = await createWritingWorkshop({ people: 6 });
  for (const person of room.participants.slice(0, 4)) await person.write(`Note of ${person.name}`);
  await room.lead.must('advanceStage', { from: 'write' });
  expect(room.session().stage).toMatchObject({ name: 'share', asking: false });
  expect(room.session().turn.total).toBe(4);
});

test('SC12a blank, kept and deleted notes do not count as writers', async () => {
  const room = await createWritingWorkshop({ people: 6 });
  for (const person of room.participants.slice(0, 3)) await person.write(`Note of ${person.name}`);
  const [, , , cem, dina, eli] = room.participants;
  await cem!.write(' \u200b ');
  const [kept] = await dina!.write('Kept');
  await dina!.keep(kept!);
  const [gone] = await eli!.write('Gone');
  await eli!.erase(gone!);
  expect(await room.lead.advance()).toMatchObject({ ok: false, code: 'tooFewWriters' });
});

test('SC12a only notes of people who consented are shown; nobody consents for another, and no answer counts as no', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const [lead, ana, ben, cem] = room.participants;
  for (const person of [ana!, ben!, cem!]) await person.write(`Canary of ${person.name}`);
  await room.lead.advance();
  await ana!.must('consent', { show: true });
  await ben!.must('consent', { show: false });
  expect(await lead!.post({ type: 'consent', show: true, participantId: cem!.id })).toMatchObject({
    code: 'malformed',
  });
  expect(await lead!.advance()).toMatchObject({ code: 'stillAnswering' });
  await room.pass(60_000);
  await lead!.must('advanceStage', { from: 'write' });
  await lead!.must('dealRest');
  expect(Object.values(room.board().cards).map((card) => card.text)).toEqual(['Canary of Ana']);
  expect(receivedBy(room.everyone, [ben!.document('notebook/1'), cem!.document('notebook/1')])).not.toMatch(
    /Canary of (Ben|Cem)/,
  );
});

test('SC12b with 0 to 3 ballots nothing is published, and all frames are byte-identical', async () => {
  const play = async (voters: number): Promise<string[]> => {
    const room = await createVotingWorkshop({ people: 6, observers: 1 });
    const [first, second] = Object.keys(room.board().risks);
    for (const person of room.participants.slice(1, 1 + voters)) await person.vote({ [first!]: 2, [second!]: 1 });
    await passToFullMinutes(room);
    await room.lead.must('closeVote');
    expect(room.session()).toMatchObject({ tally: null, ranking: [], stage: { asking: true } });
    await room.pass(1_000);
    return heardBy(room);
  };
  const none = await play(0);
  for (const voters of [1, 2, 3]) expect(await play(voters)).toEqual(none);
});

test('SC12b before the vote closes no message depends on the ballots; then the totals are sent once', async () => {
  const play = async (voters: number, dots: number): Promise<{ before: string[]; tally: unknown; frames: number }> => {
    const room = await createVotingWorkshop({ people: 6 });
    const [first, second] = Object.keys(room.board().risks).sort();
    for (const person of room.participants.slice(0, voters)) await person.vote({ [first!]: dots, [second!]: 1 });
    await passToFullMinutes(room);
    const before = heardBy(room);
    const mark = markOf(room.everyone);
    await room.lead.must('closeVote');
    await room.pass(5_000);
    const told = framesSince(mark, (one) => one.name === 'session');
    const frames = told.filter(({ bytes }) => Buffer.from(bytes).toString('latin1').includes(first!));
    return { before, tally: room.session().tally, frames: frames.length };
  };
  const [one, other] = [await play(4, 1), await play(6, 2)];
  expect(one.before).toEqual(other.before);
  expect(one.tally).not.toEqual(other.tally);
  for (const { frames } of [one, other]) expect(frames).toBe(6);
});

test('SC12b fewer than four ballots are published only with the consent of all', async () => {
  const room = await createVotingWorkshop({ people: 5 });
  const [first] = Object.keys(room.board().risks);
  for (const person of room.participants.slice(0, 3)) await person.vote({ [first!]: 1 });
  await room.lead.must('closeVote');
  for (const person of room.participants.slice(0, 4)) await person.must('consent', { show: true });
  expect(room.session().tally).toBeNull();
  await room.participants[4]!.must('consent', { show: true });
  expect(room.session().tally?.[first!]).toBe(3);
});

test('SC12d a second vote clears the totals and starts with empty ballots; a third is refused', async () => {
  const room = await createVotingWorkshop({ people: 5 });
  const [first] = Object.keys(room.board().risks);
  for (const person of room.participants) await person.vote({ [first!]: 2 });
  await room.lead.must('closeVote');
  expect(room.session().tally?.[first!]).toBe(10);
  await room.lead.must('openVote');
  expect(room.session()).toMatchObject({ tally: null, ranking: [] });
  for (const person of room.participants) expect(person.ballotValue().dots).toEqual({});
  for (const person of room.participants.slice(0, 4)) await person.vote({ [first!]: 1 });
  await room.lead.must('closeVote');
  expect(room.session().tally?.[first!]).toBe(4);
  expect(await room.lead.do('openVote')).toMatchObject({ ok: false, code: 'noMoreVotes' });
});

test('SC11 notes of a removed person stay in the reveal, and no byte tells whether there were any', async () => {
  const play = async (wrote: boolean): Promise<SimulatedWorkshop> => {
    const room = await createWritingWorkshop({ people: 7 });
    const ana = room.person('Ana');
    for (const person of room.participants.slice(2)) await person.write(`Note of ${person.name}`);
    if (wrote) await ana.write('Canary of Ana');
    await passToFullMinutes(room);
    await room.lead.must('removeParticipant', { participantId: ana.id });
    await room.pass(3_000);
    return room;
  };
  const [wrote, empty] = [await play(true), await play(false)];
  expect(heardBy(wrote)).toEqual(heardBy(empty));
  await wrote.lead.must('advanceStage', { from: 'write' });
  await wrote.lead.must('dealRest');
  expect(Object.values(wrote.board().cards).map((card) => card.text)).toContain('Canary of Ana');
});

test('SC12d a new round has its own floor and question, for its own notes only', async () => {
  const room = await createSharingWorkshop({ people: 5 });
  await room.lead.must('dealRest');
  const before = Object.keys(room.board().cards);
  await room.lead.must('goBack', { from: 'share' });
  expect(room.session().open.notebook).toBe(3);
  await room.person('Ana').write('Canary of Ana');
  expect(await room.lead.advance()).toMatchObject({ ok: false, code: 'tooFewWriters' });
  expect(Object.keys(room.board().cards)).toEqual(before);
  for (const person of room.participants) await person.must('consent', { show: person.name !== 'Ana' });
  await room.lead.must('advanceStage', { from: 'write' });
  expect(Object.keys(room.board().cards)).toEqual(before);
  expect(receivedBy(room.everyone, [room.person('Ana').document('notebook/3')])).not.toContain('Canary of Ana');
});

/** A workshop that ends with this many answers before and after. @returns the frames of everyone but those who answered */
async function playAnswers(before: number, after: number, pulses: number): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people: 6, observers: 1 });
  const people = room.participants;
  for (const [i, person] of people.slice(0, before).entries()) await person.answer({ confidence: 90 - 10 * i });
  await passToFullMinutes(room);
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  for (const person of people) await person.write(`Note of ${person.name}`);
  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('dealRest');
  await room.lead.must('advanceStage', { from: 'share' });
  await room.lead.must('advanceStage', { from: 'cluster' });
  await room.lead.must('closeVote');
  await room.lead.must('advanceStage', { from: 'vote' });
  await room.lead.must('advanceStage', { from: 'plan' });
  for (const [i, person] of people.slice(0, after).entries()) await person.answer({ confidence: 100 - 10 * i });
  for (const [i, person] of people.slice(0, pulses).entries()) await person.answer({ pulse: `canary ${i}’s words.` });
  await passToFullMinutes(room);
  await room.lead.must('advanceStage', { from: 'commit' });
  await room.pass(5_000);
  return room;
}

test('SC12b with fewer than four answers confidence and pulse are not published; 0, 1 and 3 are byte-identical', async () => {
  const none = await playAnswers(0, 0, 0);
  expect(none.session()).toMatchObject({ confidence: { before: null, after: null }, pulse: null });
  for (const count of [1, 3]) {
    const few = await playAnswers(count, count, count);
    expect(few.session()).toMatchObject({ confidence: { before: null, after: null }, pulse: null });
    expect(heardBy(few)).toEqual(heardBy(none));
    expect(receivedBy(few.observers)).not.toMatch(/canary/i);
  }
});

test('SC12b with four or more answers each is published once, sorted or shuffled and normalised', async () => {
  const room = await playAnswers(4, 3, 5);
  const { confidence, pulse } = room.session();
  expect(confidence).toEqual({ before: [60, 70, 80, 90], after: null });
  expect([...pulse!].sort()).toEqual([0, 1, 2, 3, 4].map((i) => `Canary ${i}'s words`));
  const stored = JSON.stringify([...(await room.world.store.load(room.founded.workshopId))!.records]);
  expect(stored).not.toMatch(/canary/i);
});
