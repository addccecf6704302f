import { expect, test } from 'vitest';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, everyoneVotes, playTo, refusedWith, rehearsal } from './play.ts';
import { workshopWithPiles } from './votePlay.ts';

test('BA4a with fewer than four ballots nothing is published, and the reply is the same for 0 to 3', async () => {
  const seen = new Set<string>();
  for (const count of [0, 1, 2, 3]) {
    const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three'], { seed: 4 });
    await playTo(room, 'vote');
    for (const person of room.participants.slice(0, count)) await person.vote({ [piles[0]!]: 1 });
    const reply = await room.lead.doRaw({ type: 'closeVote', commandId: 'same' });
    expect(reply).toEqual(accepted);
    const { tally, ranking, vote, stage, topRisks, progress, open } = room.session();
    expect({ tally, ranking, topRisks, open: vote.open }).toEqual({
      tally: null,
      ranking: [],
      topRisks: [],
      open: false,
    });
    expect(stage.asking).toBe(true);
    seen.add(JSON.stringify([reply, stage, progress, open, vote]));
    await checkInvariants(room);
  }
  expect(seen.size).toBe(1);
});

test('BA4b fewer than four ballots are published only when all their voters agree', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three'], { people: 4 });
  await playTo(room, 'vote');
  for (const person of room.participants.slice(0, 3)) await person.vote({ [piles[0]!]: 1 });
  await room.lead.must('closeVote');
  for (const person of room.participants) {
    expect(room.session().tally).toBeNull();
    await person.must('consent', { show: true });
  }
  expect(room.session()).toMatchObject({ tally: { [piles[0]!]: 3 }, stage: { asking: false } });
  await checkInvariants(room);
});

test('BA4c one refusal keeps a small vote unpublished; the acting facilitator chooses the risks, and the ballots are shredded', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three'], { people: 4 });
  await playTo(room, 'vote');
  for (const person of room.participants.slice(0, 3)) await person.vote({ [piles[0]!]: 1 });
  await room.lead.must('closeVote');
  for (const person of room.participants) await person.must('consent', { show: person !== room.participants[2] });
  expect(room.session()).toMatchObject({ tally: null, stage: { asking: true } });
  const stored = async () =>
    [...(await room.world.store.load(room.founded.workshopId))!.docs.keys()].filter((name) =>
      name.startsWith('ballot/2'),
    );
  expect(await stored()).toHaveLength(3);
  await room.lead.must('setTopRisks', { riskIds: [piles[1]!, piles[2]!] });
  expect(room.session()).toMatchObject({ tally: null, topRisks: [piles[1], piles[2]], stage: { asking: false } });
  expect(await stored()).toEqual([]);
  await checkInvariants(room);
  expect(await room.lead.advance()).toEqual(accepted);
});

test('BA4b three people who agree reach a register with totals', async () => {
  const room = await createSimulatedWorkshop({ people: 3 });
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(`${person.name} knew`);
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  for (const person of room.participants) await person.must('consent', { show: true });
  await room.lead.advance();
  await playTo(room, 'vote');
  await everyoneVotes(room);
  await room.lead.must('closeVote');
  for (const person of room.participants) await person.must('consent', { show: true });
  expect(Object.values(room.session().tally!).reduce((sum, dots) => sum + dots, 0)).toBe(9);
  await checkInvariants(room);
  await playTo(room, 'register');
  expect(room.session().confidence).toEqual({ before: null, after: null });
  expect(room.session().pulse).toBeNull();
  await checkInvariants(room);
});

test('BA8a BA8b BA8c lobby confidence closes for good and is published with that of commit, each only with four or more answers', async () => {
  const room = await createSimulatedWorkshop();
  for (const [i, person] of room.participants.entries()) await person.answer({ confidence: i * 10 });
  await playTo(room, 'imagine');
  expect(room.session()).toMatchObject({ confidence: { before: null, after: null }, open: { ballot: null } });
  await room.lead.back();
  expect(room.session().open.ballot).toBeNull();
  await playTo(room, 'commit');
  const pulses = ['It\u2019s the budget.', 'the deadline', '  '];
  for (const [i, person] of room.participants.entries()) {
    if (i < 3) await person.answer({ confidence: 50, pulse: pulses[i]! });
  }
  expect(room.session().confidence.after).toBeNull();
  await room.lead.advance();
  expect(room.session().confidence).toEqual({ before: [0, 10, 20, 30, 40], after: null });
  expect(room.session().pulse).toBeNull();
  await checkInvariants(room);
});

test('BA8b BA8c with four or more answers the pulse is published once, normalised and shuffled', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'commit');
  for (const person of room.participants) await person.answer({ confidence: 70, pulse: `${person.name}\u2019s fear.` });
  await room.lead.advance();
  const published = room.session();
  expect(published.confidence).toEqual({ before: null, after: [70, 70, 70, 70, 70] });
  expect([...published.pulse!].sort()).toEqual(room.participants.map((person) => `${person.name}'s fear`).sort());
  await room.lead.back();
  expect(room.session().open.ballot).toBeNull();
  await room.lead.advance();
  expect(room.session()).toMatchObject({ confidence: published.confidence, pulse: published.pulse });
  await checkInvariants(room);
});

test('BA4a BA8c the floors of ballots and closing answers hold in a rehearsal', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three'], { workshop: rehearsal });
  await playTo(room, 'vote');
  for (const person of room.participants.slice(0, 3)) await person.vote({ [piles[0]!]: 1 });
  await room.lead.must('closeVote');
  expect(room.session()).toMatchObject({ tally: null, stage: { asking: true } });
  await room.lead.must('setTopRisks', { riskIds: piles });
  await playTo(room, 'commit');
  for (const person of room.participants.slice(0, 3)) await person.answer({ confidence: 50, pulse: 'Nothing' });
  await room.lead.advance();
  expect(room.session()).toMatchObject({ confidence: { before: null, after: null }, pulse: null });
});
