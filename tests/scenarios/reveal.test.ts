import { expect, test } from 'vitest';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, cardTexts, playTo, reasonsOf, refusedWith } from './play.ts';

test('RV1 round numbers increase and are never used again', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  expect(room.session().open.notebook).toBe(1);
  await playTo(room, 'share');
  expect(room.session().open.notebook).toBe(2);
  await room.lead.back();
  expect(room.session().open.notebook).toBe(3);
  const stale = await room.rawSocket(room.person('Ana'), 'notebook/1');
  expect(stale.closedWith).toBe(4410);
});

test('RV3a RV3b the end of a round is announced, takes effect after exactly two seconds, and then the reply is sent', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  const at = room.world.now();
  const asked = room.lead.ask('advanceStage', { from: 'write' });
  await room.settle();
  expect(ana.session().open.closingAt).toBe(at + 2_000);
  await room.pass(1_500);
  ana.jot('The last typed word');
  await room.pass(499);
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

test('RV3c a command that arrives while a round ends is decided after the end', async () => {
  const room = await createSimulatedWorkshop();
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

test('RV3d after a crash a round that was ending ends at its time, or at once if that time has passed', async () => {
  for (const gone of [500, 60_000]) {
    const room = await createSimulatedWorkshop();
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

test('RV4a RV4b the deck holds every note once, normalised, in random order', async () => {
  const orders = new Set<string>();
  for (const seed of [1, 2, 3]) {
    const room = await createSimulatedWorkshop({ seed });
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

test('RV4b the deck’s order depends neither on the authors nor on the order of writing', async () => {
  const deckOf = async (isTurned: boolean): Promise<string[]> => {
    const room = await createSimulatedWorkshop({ people: 5, seed: 9 });
    await playTo(room, 'write');
    const people = isTurned ? [...room.participants].reverse() : room.participants;
    for (const [i, person] of people.entries()) await person.write(`Reason ${i}`);
    await room.lead.advance();
    return (await room.state()).hidden.deck.undealt.map((card) => card.text);
  };
  expect(await deckOf(true)).toEqual(await deckOf(false));
});

test('RV5 no card id is the id of a note', async () => {
  const room = await createSimulatedWorkshop();
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

test('RV7 after the reveal no notebook of the round is left in memory or in the store', async () => {
  const room = await createSimulatedWorkshop();
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

test('PE3c notes of a person who was removed or left become cards like all others', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
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
