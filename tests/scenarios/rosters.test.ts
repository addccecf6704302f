import { expect, test } from 'vitest';
import { countWriters } from '../../shared/people/roster.ts';
import { writeOverSocket } from '../harness/inventedPeople.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, cardTexts, playTo, reasonsOf, refusedWith } from './play.ts';
import { workshopWithPiles } from './votePlay.ts';

const ids = (...people: readonly { readonly id: string }[]): string[] => people.map(({ id }) => id).sort();

test('RO1a RO1b the roster holds who is listed and was connected before, also when away; it stays the same', async () => {
  const room = await createSimulatedWorkshop({ people: 4, observers: 1 });
  const never = await room.joinOnly('Gus');
  const ana = room.person('Ana');
  await room.lead.must('removeParticipant', { participantId: room.person('Cem').id });
  room.person('Cem').isOnline = false;
  await playTo(room, 'imagine');
  await ana.drop();
  await room.lead.advance();
  const roster = ids(room.lead, ana, room.person('Ben'));
  expect(room.session().open.roster).toEqual(roster);
  await ana.returns();
  await never.arrive();
  await room.join('Hana');
  await room.lead.back();
  await room.lead.advance();
  await room.restart();
  expect(room.session().open.roster).toEqual(roster);
  await checkInvariants(room);
});

test('RO1c no round that is closed has a roster', async () => {
  const room = await createSimulatedWorkshop();
  expect(room.session().open).toMatchObject({ roster: null, ballotRoster: null });
  await playTo(room, 'imagine');
  expect(room.session().open).toMatchObject({ roster: null, ballotRoster: null });
  await playTo(room, 'cluster');
  expect(room.session().open).toMatchObject({ roster: ids(...room.participants), ballotRoster: null });
  await room.lead.must('closeWorkshop');
  expect(room.session().open).toMatchObject({ roster: null, ballotRoster: null });
  await checkInvariants(room);
});

test('RO2a someone who comes while people write writes at once and is in the deck, and makes no writer', async () => {
  const room = await createSimulatedWorkshop({ people: 4 });
  await playTo(room, 'write');
  for (const person of room.participants.slice(0, 3)) await person.write(...reasonsOf(person));
  const hana = await room.join('Hana');
  await hana.write('Hana saw it too');
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  await checkInvariants(room);

  const other = await createSimulatedWorkshop({ people: 4 });
  await playTo(other, 'write');
  for (const person of other.participants) await person.write(...reasonsOf(person));
  await (await other.join('Hana')).write('Hana saw it too');
  expect(await other.lead.advance()).toEqual(accepted);
  expect(other.session().turn.total).toBe(9);
  await other.lead.must('dealRest');
  expect(cardTexts(other)).toContain('Hana saw it too');
  await checkInvariants(other);
});

test('RO2b a carried late note that people of a newer round would open stays sealed, and opens with enough of its own', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'share');
  const carried = room.session().open.notebook!;
  await room.person('Ana').write('Carried over');
  for (const name of ['Xia', 'Yan', 'Zoe']) await room.join(name);
  await room.lead.back();
  const round = room.session().open.notebook!;
  for (const name of ['Xia', 'Yan', 'Zoe']) await room.person(name).write(`${name} was new`);
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  await room.lead.back();
  await checkInvariants(room);
  expect((await room.state()).hidden.conduct.carried.map((one) => one.round)).toEqual([carried]);
  expect(room.session().open.notebook).toBe(round);

  const other = await createSimulatedWorkshop();
  await playTo(other, 'share');
  await other.person('Ana').write('Carried over');
  for (const name of ['Xia', 'Yan', 'Zoe']) await other.join(name);
  await other.lead.back();
  for (const name of ['Xia', 'Yan', 'Zoe', 'Lea']) await other.person(name).write(`${name} once more`);
  expect(await other.lead.advance()).toEqual(accepted);
  await other.lead.must('dealRest');
  expect(cardTexts(other)).not.toContain('Carried over');
  await checkInvariants(other);
  for (const name of ['Ben', 'Cem', 'Dina']) await other.person(name).write(`${name} was late`);
  expect(await other.lead.advance()).toEqual(accepted);
  expect(cardTexts(other)).toEqual(expect.arrayContaining(['Carried over', 'Ben was late']));
  await checkInvariants(other);
});

test('RO5 the page counts the people whom the server counts', async () => {
  for (const newcomers of [0, 3]) {
    const room = await createSimulatedWorkshop({ people: 4 });
    await playTo(room, 'write');
    for (let i = 0; i < newcomers; i++) await room.join();
    const counted = (): number => countWriters(room.people(), room.session().open.roster);
    expect(counted()).toBe(4);
    await room.person('Cem').must('setPart', { writes: false });
    expect(counted()).toBe(3);
    for (const person of room.online) if (person.name !== 'Cem') await person.write(...reasonsOf(person));
    expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  }
});

test('RO3a the roster of late notes is renewed at each stage change, after the count', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  const before = ids(...room.participants);
  const round = room.session().open.notebook!;
  await room.person('Ana').write('Ana was late');
  const newcomers = [await room.join('Xia'), await room.join('Yan')];
  for (const person of newcomers) await person.write(`${person.name} was late`);
  expect(room.session().open.roster).toEqual(before);
  await room.lead.advance();
  expect(room.session().open).toMatchObject({ notebook: round, roster: ids(...room.participants) });
  expect(cardTexts(room)).not.toContain('Ana was late');
  await playTo(room, 'plan');
  expect(cardTexts(room)).toEqual(expect.arrayContaining(['Ana was late', 'Xia was late', 'Yan was late']));
  await checkInvariants(room);
});

test('RO3b in the first writing round that a stand-in opens, people who came since the lobby do not count', async () => {
  const room = await createSimulatedWorkshop();
  const ben = room.person('Ben');
  await room.lead.must('nameDeputy', { participantId: ben.id });
  await playTo(room, 'imagine');
  const listed = ids(...room.participants);
  await room.join('Xia');
  await room.lead.drop();
  await room.pass(21_000);
  await ben.must('advanceStage', { from: 'imagine' });
  expect(ben.session().open.roster).toEqual(listed);
  await room.lead.returns();
  await checkInvariants(room);
});

test('RO4a RO4b people who came and left are named and counted since the lobby or the last writing round', async () => {
  const room = await createSimulatedWorkshop();
  await (await room.join('Early')).must('leave');
  room.person('Early').isOnline = false;
  expect(room.session()).toMatchObject({ movement: { came: 0, left: 0 }, newcomers: { before: [], since: [] } });
  await playTo(room, 'imagine');
  const xia = await room.join('Xia');
  await room.join('Watcher', 'observer');
  await room.lead.must('removeParticipant', { participantId: room.person('Dina').id });
  room.person('Dina').isOnline = false;
  expect(room.session().movement).toEqual({ came: 1, left: 1 });
  await room.lead.advance();
  expect(room.session()).toMatchObject({ movement: { came: 1, left: 0 }, newcomers: { before: [xia.id], since: [] } });
  const yan = await room.join('Yan');
  await writeOverSocket(room, yan, 1, 'Yan was here');
  await yan.must('leave');
  yan.isOnline = false;
  expect(room.session()).toMatchObject({
    movement: { came: 2, left: 1 },
    newcomers: { before: [xia.id], since: [yan.id] },
  });
  await room.restart();
  expect(room.session()).toMatchObject({
    movement: { came: 2, left: 1 },
    newcomers: { before: [xia.id], since: [yan.id] },
  });
  await playTo(room, 'share');
  expect(room.session().movement).toEqual({ came: 0, left: 0 });
  const zoe = await room.join('Zoe');
  await playTo(room, 'cluster');
  await room.lead.back();
  expect(room.session().movement).toEqual({ came: 1, left: 0 });
  await room.lead.back();
  expect(room.session()).toMatchObject({
    movement: { came: 1, left: 0 },
    newcomers: { before: [yan.id, zoe.id], since: [] },
  });
  await checkInvariants(room);
});

test('RO6a RO6b ballots of people who came during a vote count with the others and towards no floor', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three'], { people: 4 });
  await playTo(room, 'vote');
  expect(room.session().open.ballotRoster).toEqual(ids(...room.participants));
  for (const person of room.participants.slice(0, 3)) await person.vote({ [piles[0]!]: 1 });
  const xia = await room.join('Xia');
  await xia.vote({ [piles[1]!]: 1 });
  await room.lead.must('closeVote');
  expect(room.session()).toMatchObject({ tally: null, stage: { asking: true }, open: { ballotRoster: null } });
  await room.lead.must('openVote');
  expect(room.session().open.ballotRoster).toContain(xia.id);
  const yan = await room.join('Yan');
  for (const person of [...room.participants.slice(0, 4), yan]) await person.vote({ [piles[0]!]: 1 });
  await room.lead.must('closeVote');
  expect(room.session().tally?.[piles[0]!]).toBe(5);
  await checkInvariants(room);
});

test('RO6a RO6b BA8c answers of the lobby and of commit are published by the rosters of their ballots', async () => {
  const room = await createSimulatedWorkshop({ people: 4 });
  await room.join('Gone');
  for (const [i, person] of room.participants.entries()) if (i !== 0) await person.answer({ confidence: i * 10 });
  await room.person('Gone').must('leave');
  room.person('Gone').isOnline = false;
  await playTo(room, 'commit');
  expect(room.session().open.ballotRoster).toEqual(ids(...room.participants.filter(({ name }) => name !== 'Gone')));
  const xia = await room.join('Xia');
  const answering = [...room.participants.filter(({ name }) => name !== 'Gone')];
  for (const person of answering) await person.answer({ confidence: 50 });
  for (const person of [...answering.slice(0, 3), xia]) await person.answer({ pulse: `${person.name} fears` });
  await room.lead.advance();
  expect(room.session()).toMatchObject({ confidence: { before: null, after: [50, 50, 50, 50, 50] }, pulse: null });
  await checkInvariants(room);
});

test('RV2g going on from write without a new note while cards are in the deck asks nobody', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'share');
  await room.lead.must('dealNext');
  await room.lead.back();
  expect(await room.lead.advance()).toEqual(accepted);
  expect(room.session()).toMatchObject({ stage: { name: 'share', asking: false }, turn: { total: 10 } });
  await checkInvariants(room);
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toHaveLength(10);
  await room.lead.back();
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
});

test('PE6a people who left stay on the list until the meeting ends', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await ana.must('leave');
  await room.lead.must('removeParticipant', { participantId: ben.id });
  for (const person of [ana, ben]) person.isOnline = false;
  for (const { id } of [ana, ben]) expect(room.people()[id]).toMatchObject({ left: true, connected: false });
  expect(room.session().progress.of).toBe(4);
  await room.restart();
  await playTo(room, 'commit');
  expect(Object.keys(room.people())).toHaveLength(6);
  await playTo(room, 'register');
  expect(Object.keys(room.people())).toHaveLength(4);
  await checkInvariants(room);
  const { id } = room.person('Cem');
  await room.lead.must('removeParticipant', { participantId: id });
  expect(room.people()[id]).toBeUndefined();
});

test('BA4b BA4d a vote below the floor is published when all who are present agree, with their ballots only', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three'], { people: 5 });
  await playTo(room, 'vote');
  const [ana, ben, cem] = [room.person('Ana'), room.person('Ben'), room.person('Cem')];
  for (const person of [room.lead, ana, ben]) await person.vote({ [piles[0]!]: 1 });
  await room.lead.must('closeVote');
  await ana.drop();
  for (const person of [room.lead, ben, room.person('Dina')]) await person.must('consent', { show: true });
  expect(room.session().tally).toBeNull();
  await room.lead.must('removeParticipant', { participantId: cem.id });
  cem.isOnline = false;
  expect(room.session()).toMatchObject({ tally: { [piles[0]!]: 2 }, stage: { asking: false } });
});

test('PE7a PE7b an observer who takes part writes at once, counts from the next roster on, and never for the open one', async () => {
  const room = await createSimulatedWorkshop({ people: 4, observers: 1 });
  const [watcher] = room.observers;
  await playTo(room, 'write');
  const { roster } = room.session().open;
  expect(await watcher!.do('agree')).toEqual(refusedWith('notAllowed'));
  await watcher!.must('setRole', { role: 'participant' });
  await room.settle();
  expect(room.session()).toMatchObject({
    open: { roster },
    movement: { came: 1, left: 0 },
    newcomers: { since: [watcher!.id] },
  });
  for (const person of room.participants.slice(0, 3)) await person.write(...reasonsOf(person));
  await watcher!.write('What the observer had seen');
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  for (const person of room.participants) await person.must('consent', { show: true });
  await watcher!.must('consent', { show: true });
  await room.lead.must('advanceStage');
  expect(room.session().open.roster).toEqual([...roster!, watcher!.id].sort());
  await checkInvariants(room);
});

test('PE7b PE7c a participant who observes leaves what they wrote, reads nothing, and can write no more', async () => {
  const room = await createSimulatedWorkshop({ people: 5 });
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  const ana = room.person('Ana');
  await room.lead.must('nameDeputy', { participantId: ana.id });
  await ana.must('setRole', { role: 'observer' });
  await room.settle();
  expect(room.session()).toMatchObject({ lead: { deputyId: null }, movement: { came: 0, left: 1 } });
  expect(await ana.do('setDone', { done: true })).toEqual(refusedWith('notAllowed'));
  expect(await room.lead.do('setRole', { role: 'observer' })).toEqual(refusedWith('notAllowed'));
  await room.lead.must('advanceStage');
  expect(room.session().turn.total).toBe(10);
  expect(room.session().order).not.toContain(ana.id);
  expect(room.session().open.roster).not.toContain(ana.id);
  await ana.must('setRole', { role: 'participant' });
  await room.settle();
  expect(room.session().order.at(-1)).toBe(ana.id);
});
