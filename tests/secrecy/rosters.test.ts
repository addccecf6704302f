import { expect, test } from 'vitest';
import { inventWriters, writeOverSocket } from '../harness/inventedPeople.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import {
  createSharingWorkshop,
  createVotingWorkshop,
  createWritingWorkshop,
  heardBy,
  passToFullMinutes,
  receivedBy,
} from './workshopAtStage.ts';

const invented = ['Zoe', 'Yan', 'Xia'];
const canary = 'Canary of Ana';

/** Two people, of whom one writes. */
async function createLonelyWriter(): Promise<SimulatedWorkshop> {
  const room = await createWritingWorkshop({ people: 2 });
  await room.person('Ana').write(canary);
  return room;
}

const cardsOf = (room: SimulatedWorkshop): string[] => Object.values(room.board().cards).map((card) => card.text);

/** Nobody but Ana received the canary, and nothing of it is on the board. */
function expectHidden(room: SimulatedWorkshop, rounds: readonly number[]): void {
  expect(cardsOf(room)).not.toContain(canary);
  const own = rounds.map((round) => room.person('Ana').document(`notebook/${round}`));
  expect(receivedBy(room.everyone, own)).not.toContain(canary);
}

async function expectTheQuestion(room: SimulatedWorkshop, rounds: readonly number[] = [1]): Promise<void> {
  expect(await room.lead.advance()).toMatchObject({ ok: false, code: 'tooFewWriters' });
  expect(room.session().stage).toMatchObject({ name: 'write', asking: true });
  expectHidden(room, rounds);
}

test('SC23a three invented people who write over a notebook socket only and leave do not open a note', async () => {
  const room = await createLonelyWriter();
  const began = room.world.now();
  await inventWriters(room, invented);
  expect(room.world.now() - began).toBeLessThan(2_000);
  await expectTheQuestion(room);
});

test('SC23a the same with session sockets, with invented people who stay, and with those who opened one before they wrote', async () => {
  const room = await createLonelyWriter();
  for (const name of invented) {
    const person = await room.join(name);
    await person.write(`Invented by ${name}`);
  }
  await expectTheQuestion(room);
});

test('SC23a invented people who reconnect are not on the roster', async () => {
  const room = await createLonelyWriter();
  for (const name of invented) {
    const person = await room.join(name);
    await person.write(`Invented by ${name}`);
    await person.drop();
    await person.returns();
  }
  await room.person('Ana').drop();
  await room.person('Ana').returns();
  await expectTheQuestion(room);
});

test.each(['restart', 'crash'] as const)('SC23a the roster is the same after a %s of the server', async (happens) => {
  const room = await createLonelyWriter();
  await inventWriters(room, invented, { leaves: false });
  await room[happens]();
  await expectTheQuestion(room);
});

test('SC23a going back to imagine and to the lobby does not put invented people on the roster of the open round', async () => {
  const room = await createLonelyWriter();
  for (const name of invented) await (await room.join(name)).write(`Invented by ${name}`);
  await room.lead.back();
  await room.lead.back();
  await room.lead.advance();
  await room.lead.advance();
  await expectTheQuestion(room);
});

test('SC23b two invented people and a late note do not open it', async () => {
  const room = await createSharingWorkshop({ people: 5 });
  await room.lead.must('dealRest');
  const round = room.session().open.notebook!;
  await room.person('Ana').write(canary);
  await inventWriters(room, invented.slice(0, 2), { round });
  await room.lead.must('advanceStage', { from: 'share' });
  expect(room.session().open.notebook).toBe(round);
  expectHidden(room, [round]);
});

test('SC23c a carried late note does not open through `goBack` to write and three invented people', async () => {
  const room = await createSharingWorkshop({ people: 5 });
  await room.lead.must('dealRest');
  const round = room.session().open.notebook!;
  await room.person('Ana').write(canary);
  for (const name of invented) await room.join(name);
  await room.lead.must('goBack', { from: 'share' });
  const writing = room.session().open.notebook!;
  for (const name of invented) await writeOverSocket(room, room.person(name), writing, `Invented by ${name}`);
  await room.lead.advance();
  await room.pass(3_000);
  expectHidden(room, [round]);
});

test('SC23d in a round that a stand-in opened, people who came since the writing round before do not count', async () => {
  const room = await createSharingWorkshop({ people: 5 });
  await room.lead.must('dealRest');
  for (const name of invented) await room.join(name);
  await room.lead.drop();
  await room.pass(61_000);
  const ben = room.person('Ben');
  await ben.must('takeOver');
  await ben.must('goBack', { from: 'share' });
  const round = ben.session().open.notebook!;
  await room.until(() => room.person('Ana').isInSync(), 'the notebook is open');
  await room.person('Ana').write(canary);
  for (const name of invented) await writeOverSocket(room, room.person(name), round, `Invented by ${name}`);
  expect(await ben.advance()).toMatchObject({ ok: false, code: 'tooFewWriters' });
  expect(receivedBy(room.everyone, [room.person('Ana').document(`notebook/${round}`)])).not.toContain(canary);
});

test('SC23e three ballots of people who came during the vote do not publish the totals of one', async () => {
  const room = await createVotingWorkshop({ people: 5 });
  const [first, second] = Object.keys(room.board().risks).sort();
  await room.person('Ana').vote({ [first!]: 1 });
  for (const name of invented) await (await room.join(name)).vote({ [second!]: 1 });
  await room.lead.must('closeVote');
  expect(room.session()).toMatchObject({ tally: null, ranking: [], stage: { asking: true } });
});

test('SC23f a person who was removed or is away had voted or not: with the consent of all present, all bytes are the same', async () => {
  const play = async (voted: boolean, goes: 'removed' | 'away', when: 'before' | 'after'): Promise<string[]> => {
    const room = await createVotingWorkshop({ people: 5 });
    const [first, second] = Object.keys(room.board().risks).sort();
    const ana = room.person('Ana');
    for (const person of [room.lead, room.person('Ben')]) await person.vote({ [first!]: 2, [second!]: 1 });
    if (voted) await ana.vote({ [second!]: 2 });
    await passToFullMinutes(room);
    const go = async (): Promise<void> => {
      if (goes === 'away') await ana.drop();
      else await room.lead.must('removeParticipant', { participantId: ana.id });
      ana.isOnline = false;
      await room.pass(1_000);
    };
    if (when === 'before') await go();
    await room.lead.must('closeVote');
    if (when === 'after') await go();
    for (const person of room.participants) if (person !== ana) await person.must('consent', { show: true });
    await room.pass(3_000);
    expect(room.session().tally).toMatchObject({ [first!]: 4, [second!]: 2 });
    return heardBy(room);
  };
  for (const goes of ['removed', 'away'] as const) {
    for (const when of ['before', 'after'] as const) {
      expect(await play(true, goes, when)).toEqual(await play(false, goes, when));
    }
  }
});
