import { expect, test } from 'vitest';
import { consentWaitMs } from '../../shared/protocol/limits.ts';
import { createRoom } from '../harness/createRoom.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, cardTexts, playTo, reasonsOf, refusedWith } from './play.ts';

test('RV1 rounds count up and never come back', async () => {
  const room = await createRoom();
  await playTo(room, 'write');
  expect(room.session().open.notebook).toBe(1);
  await playTo(room, 'share');
  expect(room.session().open.notebook).toBe(2);
  await room.lead.back();
  expect(room.session().open.notebook).toBe(3);
  const stale = room.person('Ana').document('notebook/1');
  stale.connect();
  await room.settle();
  expect(stale.closedWith).toBe(4410);
});

test('RV2 under four writers nothing is shown, everyone is asked, and no number of writers answers differently', async () => {
  const replies = [];
  for (const count of [0, 1, 2, 3]) {
    const room = await createRoom({ people: 6 });
    await playTo(room, 'write');
    for (const person of room.participants.slice(0, count)) await person.write(...reasonsOf(person));
    for (const person of room.participants.slice(count)) await person.write('  \u200B ');
    const reply = await room.lead.do('advanceStage', {}, 'same');
    expect(reply).toEqual(refusedWith('tooFewWriters'));
    expect(room.session().stage).toMatchObject({ name: 'write', asking: true });
    expect(room.session().progress).toEqual({ done: 0, of: 6 });
    expect(room.person('Ana').notebook().isOpen).toBe(true);
    await checkInvariants(room);
    replies.push(JSON.stringify([reply, room.session().stage, room.session().open]));
  }
  expect(new Set(replies).size).toBe(1);
});

test('RV2 four writers are enough, and a blank or a kept note makes nobody a writer', async () => {
  const room = await createRoom({ people: 5 });
  await playTo(room, 'write');
  for (const name of ['Lea', 'Ana', 'Ben']) await room.person(name).write(...reasonsOf(room.person(name)));
  const [kept] = await room.person('Cem').write('Mine alone');
  await room.person('Cem').keep(kept!);
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));

  const other = await createRoom({ people: 5 });
  await playTo(other, 'write');
  for (const name of ['Lea', 'Ana', 'Ben', 'Cem']) await other.person(name).write(...reasonsOf(other.person(name)));
  expect(await other.lead.advance()).toEqual(accepted);
  expect(other.session().turn.total).toBe(8);
});

test('RV2 a workshop of three shows what its people agreed to show, and keeps the rest', async () => {
  const room = await createRoom({ people: 3, observers: 1 });
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  expect(await ana.do('consent', { show: true })).toEqual(refusedWith('notOffered'));
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));

  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  await room.lead.must('consent', { show: true });
  await ana.must('consent', { show: true });
  expect(room.session().progress).toEqual({ done: 2, of: 3 });
  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  await ben.must('consent', { show: false });
  await checkInvariants(room);
  expect(await room.lead.advance()).toEqual(accepted);
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toEqual([...reasonsOf(room.lead), ...reasonsOf(ana)].sort());
  expect(ben.document('notebook/1').doc.getArray('notes').length).toBe(2);
  expect(room.session().stage.asking).toBe(false);
  await checkInvariants(room);
  await playTo(room, 'register');
  await checkInvariants(room);
});

test('RV2 after a minute whoever has not answered keeps theirs, and the one who left is not waited for', async () => {
  const room = await createRoom({ people: 4 });
  const [ana, ben, cem] = [room.person('Ana'), room.person('Ben'), room.person('Cem')];
  await playTo(room, 'write');
  for (const person of [room.lead, ana, ben]) await person.write(...reasonsOf(person));
  await room.lead.advance();
  await room.lead.must('consent', { show: false });
  await ana.must('consent', { show: true });
  await room.pass(consentWaitMs - 2_001);
  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  await cem.drop();
  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  await room.pass(consentWaitMs);
  expect(await room.lead.advance()).toEqual(accepted);
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toEqual(reasonsOf(ana).sort());
  await checkInvariants(room);
});

test('RV2 once everyone was asked only consent opens this round, whoever still writes and wherever the workshop went', async () => {
  const room = await createRoom({ people: 6 });
  await playTo(room, 'write');
  await room.lead.write(...reasonsOf(room.lead));
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  for (const person of room.participants.slice(1)) await person.write(...reasonsOf(person));
  await room.lead.back();
  expect(room.session().stage).toMatchObject({ name: 'imagine', asking: false });
  await room.lead.advance();
  expect(room.session().stage).toMatchObject({ name: 'write', asking: true });
  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  for (const person of room.participants) await person.must('consent', { show: person.name === 'Ana' });
  expect(await room.lead.advance()).toEqual(accepted);
  expect(room.session().turn.total).toBe(2);
  await checkInvariants(room);
});

test('RV2 the floor holds again in the round after a reveal', async () => {
  const room = await createRoom();
  await playTo(room, 'share');
  await room.lead.back();
  await room.person('Ana').write('One more thing');
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  await room.pass(consentWaitMs);
  expect(await room.lead.advance()).toEqual(accepted);
  expect(room.session().turn.total).toBe(10);
  await checkInvariants(room);
});

test('RV3 a round that ends is announced, ends after exactly two seconds, and only then comes the answer', async () => {
  const room = await createRoom();
  const ana = room.person('Ana');
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  const at = room.world.now();
  const asked = room.lead.ask('advanceStage', { from: 'write' });
  await room.settle();
  expect(ana.session().open.closingAt).toBe(at + 2_000);
  await room.pass(1_999);
  await ana.write('The last typed word');
  expect(asked.answer()).toBeNull();
  expect(room.session().stage.name).toBe('write');
  expect(ana.document('notebook/1').isOpen).toBe(true);
  await room.pass(1);
  expect(asked.answer()).toEqual(accepted);
  expect(ana.document('notebook/1').closedWith).toBe(4410);
  expect(room.session()).toMatchObject({ stage: { name: 'share' }, open: { closingAt: null } });
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toContain('The last typed word');
  await checkInvariants(room);
});

test('RV3 what comes while a round ends is judged again afterwards', async () => {
  const room = await createRoom();
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  const first = room.lead.ask('advanceStage', { from: 'write' });
  const second = room.lead.ask('advanceStage', { from: 'write' });
  const back = room.lead.ask('goBack', { from: 'write' });
  await room.pass(2_000);
  expect(first.answer()).toEqual(accepted);
  expect(second.answer()).toEqual(refusedWith('stageMoved'));
  expect(back.answer()).toEqual(refusedWith('stageMoved'));
});

test('RV3 a round that was ending when the server died ends on time, and one that should have ended meanwhile at once', async () => {
  for (const gone of [500, 60_000]) {
    const room = await createRoom();
    await playTo(room, 'write');
    for (const person of room.participants) await person.write(...reasonsOf(person));
    room.lead.ask('advanceStage', { from: 'write' });
    await room.settle();
    if (gone === 500) await room.restart();
    else {
      for (const person of room.participants) await person.drop();
      await room.crash();
    }
    await checkInvariants(room);
    await room.pass(gone);
    if (gone === 500) expect(room.session().stage.name).toBe('write');
    for (const person of room.participants) await person.returns();
    await room.pass(1_500);
    expect(room.session().stage.name).toBe('share');
    expect(room.session().turn.total).toBe(10);
    await checkInvariants(room);
  }
});

test('RV4 what goes into the deck is every note once, normalised, in an order of chance alone', async () => {
  const orders = new Set<string>();
  for (const seed of [1, 2, 3]) {
    const room = await createRoom({ seed });
    await playTo(room, 'write');
    for (const person of room.participants)
      await person.write(`  ${person.name}\u2019s \u201Cplan\u201D slipped\u2026 badly. `);
    await room.lead.advance();
    const { deck } = (await room.state()).hidden;
    expect(deck.undealt.map((card) => card.text).sort()).toEqual(
      room.participants.map((person) => `${person.name}'s "plan" slipped... badly`).sort(),
    );
    orders.add(deck.undealt.map((card) => card.text).join('|'));
  }
  expect(orders.size).toBe(3);
});

test('RV4 the order of the deck does not depend on who wrote or on who wrote first', async () => {
  const deckOf = async (isTurned: boolean): Promise<string[]> => {
    const room = await createRoom({ people: 5, seed: 9 });
    await playTo(room, 'write');
    const people = isTurned ? [...room.participants].reverse() : room.participants;
    for (const [i, person] of people.entries()) await person.write(`Reason ${i}`);
    await room.lead.advance();
    return (await room.state()).hidden.deck.undealt.map((card) => card.text);
  };
  expect(await deckOf(true)).toEqual(await deckOf(false));
});

test('RV5 no card has the id of a note', async () => {
  const room = await createRoom();
  await playTo(room, 'share');
  await room.lead.must('dealRest');
  const noteIds = room.participants.flatMap((person) =>
    person
      .document('notebook/1')
      .doc.getArray<{ get: (key: string) => string }>('notes')
      .map((note) => note.get('id')),
  );
  expect(noteIds).toHaveLength(10);
  expect(Object.keys(room.board().cards).filter((id) => noteIds.includes(id))).toEqual([]);
});

test('RV6 late notes of three authors appear at the next stage change, those of two wait', async () => {
  const room = await createRoom();
  await playTo(room, 'cluster');
  const before = Object.keys(room.board().cards).length;
  const round = room.session().open.notebook!;
  await room.person('Ana').write('Late one');
  await room.person('Ben').write('Late two');
  await room.lead.back();
  await room.lead.advance();
  expect(Object.keys(room.board().cards)).toHaveLength(before);
  expect(room.session().open.notebook).toBe(round);
  await room.person('Cem').write('Late three');
  await room.lead.back();
  expect(room.session().open.notebook).toBe(round + 1);
  expect(room.session().turn.total).toBe(before + 3);
  await checkInvariants(room);
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toEqual(expect.arrayContaining(['Late one', 'Late two', 'Late three']));
  await playTo(room, 'cluster');
  for (const person of room.participants) await person.write(`${person.name} is later still`);
  const [kept] = await room.lead.write('Not this one');
  await room.lead.keep(kept!);
  await room.lead.advance();
  expect(room.session().stage.name).toBe('vote');
  const late = Object.values(room.board().cards).filter((card) => card.text.endsWith('later still'));
  expect(late).toHaveLength(5);
  expect(cardTexts(room)).not.toContain('Not this one');
  await checkInvariants(room);
});

test('RV6 in plan late notes appear as loose cards', async () => {
  const room = await createRoom();
  await playTo(room, 'vote');
  for (const name of ['Ana', 'Ben', 'Cem']) await room.person(name).write(`${name} at last`);
  await playTo(room, 'plan');
  const loose = Object.values(room.board().cards).filter((card) => card.riskId === null);
  expect(loose.map((card) => card.text).sort()).toEqual(['Ana at last', 'Ben at last', 'Cem at last']);
  await checkInvariants(room);
});

test('RV6 a late pool under its floor waits through the way back to write and joins the next shuffle', async () => {
  const room = await createRoom();
  await playTo(room, 'share');
  await room.person('Ana').write('Carried over');
  await room.lead.back();
  await checkInvariants(room);
  expect(room.person('Ana').document('notebook/2').closedWith).toBe(4410);
  for (const name of ['Ben', 'Cem', 'Dina']) await room.person(name).write(`${name} again`);
  expect(await room.lead.advance()).toEqual(accepted);
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toEqual(expect.arrayContaining(['Carried over', 'Ben again', 'Cem again', 'Dina again']));
  expect(cardTexts(room)).toHaveLength(14);
  await checkInvariants(room);
});

test('RV6 show now puts one late note on the board, once', async () => {
  const room = await createRoom();
  const ana = room.person('Ana');
  await playTo(room, 'cluster');
  const [noteId] = await ana.write('Everybody may know', 'Nobody may');
  expect(await room.person('Ben').do('publishNote', { noteId: noteId! })).toEqual(refusedWith('gone'));
  await ana.must('publishNote', { noteId: noteId! });
  expect(cardTexts(room)).toContain('Everybody may know');
  expect(cardTexts(room)).not.toContain('Nobody may');
  expect(await ana.do('publishNote', { noteId: noteId! })).toEqual(refusedWith('gone'));
  await checkInvariants(room);
  for (const name of ['Ben', 'Cem', 'Dina']) await room.person(name).write(`${name} late`);
  await playTo(room, 'plan');
  expect(cardTexts(room).filter((text) => text === 'Everybody may know')).toHaveLength(1);
  await checkInvariants(room);
});

test('RV7 a round that was opened is shredded: no document of it is left, in memory or in the store', async () => {
  const room = await createRoom();
  await playTo(room, 'write');
  const stored = async (): Promise<string[]> => [
    ...((await room.world.store.load(room.founded.workshopId))?.docs.keys() ?? []),
  ];
  await room.person('Ana').write('To be shredded');
  expect(await stored()).toContain(`notebook/1/${room.person('Ana').id}`);
  await playTo(room, 'share');
  expect((await stored()).filter((name) => name.startsWith('notebook/1/'))).toEqual([]);
  const live = [...(await room.workshop()).documents.all()].map((document) => document.name);
  expect(live.filter((name) => name.startsWith('notebook/1/'))).toEqual([]);
});

test('RV8 whoever was away while the round ended loses nothing and shows nothing twice', async () => {
  const room = await createRoom();
  const ana = room.person('Ana');
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  await ana.drop();
  ana.jot('Typed in the tunnel', ana.document('notebook/1'));
  await room.lead.advance();
  expect(room.session().turn.total).toBe(10);
  await ana.returns();
  expect(ana.document('notebook/1').closedWith).toBe(4410);
  const boards = room.person('Ben').document('board').transcript.length;
  expect(await ana.bringBack(1)).toHaveLength(1);
  expect(ana.notes().map((note) => note.text)).toEqual(['Typed in the tunnel']);
  expect(room.person('Ben').document('board').transcript.length).toBe(boards);
  await checkInvariants(room);
  for (const name of ['Ben', 'Cem']) await room.person(name).write(`${name} late`);
  await room.lead.must('dealRest');
  await room.lead.advance();
  expect(cardTexts(room).filter((text) => text === 'Typed in the tunnel')).toHaveLength(1);
  expect(cardTexts(room)).toHaveLength(13);
  await checkInvariants(room);
});

test('RV8 a note whose acknowledgement was lost is known to have arrived', async () => {
  const room = await createRoom();
  const ana = room.person('Ana');
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  const noteId = ana.jot('Did this arrive?');
  await room.settle();
  await ana.drop();
  await room.lead.advance();
  await ana.returns();
  const reply = await ana.do('whichArrived', { round: 1, noteIds: [noteId, 'never-sent'] });
  expect(reply).toMatchObject({ ok: true, arrived: [noteId] });
  expect(await ana.bringBack(1)).toEqual([]);
  await room.lead.must('dealRest');
  expect(cardTexts(room).filter((text) => text === 'Did this arrive?')).toHaveLength(1);
});

test('PE3 the notes of somebody who was removed or left are shown like all others', async () => {
  const room = await createRoom({ people: 6 });
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  await room.lead.must('removeParticipant', { participantId: ana.id });
  await ben.do('leave');
  ana.isOnline = false;
  ben.isOnline = false;
  await room.lead.advance();
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toEqual(expect.arrayContaining([...reasonsOf(ana), ...reasonsOf(ben)]));
  await checkInvariants(room);
});
