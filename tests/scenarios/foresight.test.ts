import { expect, test } from 'vitest';
import { dayIn } from '../../shared/session/session.ts';
import { daysLater } from '../../shared/time.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { makeLink, visitBy } from '../harness/visitors.ts';
import { accepted, playTo, refusedWith, riskIds } from './play.ts';

async function openRegister(options: Parameters<typeof createSimulatedWorkshop>[0] = {}): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people: 5, ...options });
  await playTo(room, 'register');
  return room;
}

async function endedProject(options: Parameters<typeof createSimulatedWorkshop>[0] = {}): Promise<SimulatedWorkshop> {
  const room = await openRegister(options);
  await room.lead.must('endProject', { outcome: { came: 'inPart', text: ' 31 of 40 merchants ', share: 78 } });
  return room;
}

const today = (room: SimulatedWorkshop): string => dayIn(room.session(), room.world.now());
const texts = (room: SimulatedWorkshop): string[] => (room.session().unforeseen ?? []).map(({ text }) => text);
const verdicts = async (room: SimulatedWorkshop) => (await room.state()).records.verdicts;

test('FS1a the facilitator says what came of the project, says it again, and takes it back', async () => {
  const room = await endedProject();
  const on = today(room);
  expect(room.session().outcome).toEqual({ came: 'inPart', text: '31 of 40 merchants', share: 78, on });
  room.world.jump(3 * 86_400_000);
  await room.lead.must('endProject', { outcome: { came: 'reached' } });
  expect(room.session().outcome).toEqual({ came: 'reached', text: '', share: null, on });
  await room.lead.must('endProject', { outcome: null });
  expect(room.session().outcome).toBeNull();
  expect(await room.person('Ana').do('endProject', { outcome: null })).toEqual(refusedWith('notAllowed'));
});

test('FS1b before the imagined failure there are no verdicts and no question; from that day on there are', async () => {
  const room = await openRegister();
  const [riskId = ''] = riskIds(room);
  const early = [
    () => room.lead.do('askUnforeseen'),
    () => room.lead.do('setVerdict', { id: riskId, verdict: 'didNot' }),
  ];
  for (const command of early) expect(await command()).toEqual(refusedWith('notOffered'));
  const workshop = await room.workshop();
  const failedBy = today(room);
  workshop.change({ session: { workshop: { ...workshop.state.session.workshop, failedBy } } });
  await room.settle();
  for (const command of early) expect(await command()).toEqual(accepted);
});

test('FS1c risks, single cards and what was on no card have verdicts; only what happened has a tripwire that came', async () => {
  const room = await endedProject();
  const [riskId = ''] = riskIds(room);
  const day = today(room);
  await room.person('Ana').must('setVerdict', { id: riskId, verdict: 'happened', fired: 'before', on: day });
  await room.lead.must('setVerdict', { id: riskId, verdict: 'happened', signOn: daysLater(day, -6) });
  expect((await verdicts(room))[riskId]).toEqual({ verdict: 'happened', fired: 'before', on: day, signOn: daysLater(day, -6) }); // prettier-ignore
  await room.lead.must('setVerdict', { id: riskId, verdict: 'almost', fired: 'after' });
  expect((await verdicts(room))[riskId]).toMatchObject({ verdict: 'almost', fired: null, on: day });
  await room.lead.must('setVerdict', { id: riskId, verdict: null });
  expect(await verdicts(room)).toEqual({});
  const [cardId = ''] = Object.keys(room.board().cards);
  expect(await room.lead.do('setVerdict', { id: cardId, verdict: 'didNot' })).toEqual(refusedWith('gone'));
  const [noteId = ''] = await room.lead.write('A loose one');
  await room.lead.must('publishNote', { noteId });
  const [loose = ''] = Object.entries(room.board().cards).flatMap(([id, card]) => (card.riskId === null ? [id] : []));
  await room.lead.must('setVerdict', { id: loose, verdict: 'didNot' });
  const checker = await visitBy(room, (await makeLink(room, 'check')).secret, 'Vic');
  expect(await checker?.post({ type: 'setVerdict', id: loose, verdict: 'happened' })).toEqual(
    refusedWith('notAllowed'),
  );
  await checkInvariants(room);
});

test('FS1f what happened on no card is opened together, under new ids and without a name, and shredded', async () => {
  const room = await endedProject();
  await room.lead.must('askUnforeseen');
  const { notebook: round, asksUnforeseen } = room.session().open;
  expect(asksUnforeseen).toBe(true);
  for (const person of room.participants.slice(0, 3)) await person.write(`${person.name} was surprised.`);
  const [noteId = ''] = await room.person('Cem').write('the app store “closed”', 'a second one');
  expect(await room.person('Cem').do('publishNote', { noteId })).toEqual(refusedWith('gone'));
  await checkInvariants(room);
  expect(await room.lead.do('endUnforeseen')).toEqual(accepted);
  expect(texts(room).sort()).toEqual([
    'A second one', 'Ana was surprised', 'Ben was surprised', 'Lea was surprised', 'The app store "closed"',
  ]); // prettier-ignore
  expect(room.session().unforeseen!.map(({ id }) => id)).not.toContain(noteId);
  expect(room.session().open.notebook).toBe(round! + 1);
  expect(room.session().open.asksUnforeseen).toBeUndefined();
  expect(room.person('Cem').document(`notebook/${round}`).closedWith).toBe(4410);
  expect(await room.lead.do('askUnforeseen')).toEqual(refusedWith('notOffered'));
  await checkInvariants(room);
  await room.crash();
  expect(texts(room)).toHaveLength(5);
});

test('FS1f with fewer than four writers everyone is asked; only the notes of those who agree are shown', async () => {
  const replies = [];
  for (const count of [0, 1, 2, 3]) {
    const room = await endedProject();
    await room.lead.must('askUnforeseen');
    for (const person of room.participants.slice(0, count)) await person.write(`${person.name} alone`);
    const reply = await room.lead.doRaw({ type: 'endUnforeseen', commandId: 'same' });
    expect(reply).toEqual(refusedWith('tooFewWriters'));
    const { stage, open, progress, unforeseen } = room.session();
    expect(stage.asking).toBe(true);
    replies.push(JSON.stringify([reply, stage, open, progress, unforeseen]));
    expect(await room.lead.do('endUnforeseen')).toEqual(refusedWith('stillAnswering'));
    for (const person of room.online) await person.must('consent', { show: person.name !== 'Ana' });
    await room.lead.must('endUnforeseen');
    expect(texts(room).sort()).toEqual(['Lea alone', 'Ben alone'].slice(0, Math.max(0, count === 0 ? 0 : count - 1 || 1)).sort()); // prettier-ignore
    expect(room.session().stage.asking).toBe(false);
    await checkInvariants(room);
  }
  expect(new Set(replies).size).toBe(1);
});

test('FS1f FS1h an editor by link opens no notebook, and joins answers that say the same', async () => {
  const room = await endedProject();
  await room.lead.must('askUnforeseen');
  const round = room.session().open.notebook!;
  const editor = (await visitBy(room, (await makeLink(room, 'edit')).secret, 'Vic'))!;
  expect((await editor.open(`notebook/${round}`)).closedWith).toBe(4403);
  for (const person of room.participants) await person.write(`${person.name} says strike`);
  await room.lead.must('endUnforeseen');
  const [first, second, third] = room.session().unforeseen!.map(({ id }) => id);
  await room.lead.must('setVerdict', { id: second!, verdict: 'happened', on: today(room) });
  expect(await editor.post({ type: 'joinUnforeseen', id: second, intoId: first })).toEqual(accepted);
  expect(await verdicts(room)).toEqual({});
  expect(await room.lead.do('joinUnforeseen', { id: first!, intoId: second! })).toEqual(refusedWith('gone'));
  await room.lead.must('joinUnforeseen', { id: first!, intoId: third! });
  expect(
    room
      .session()
      .unforeseen!.map(({ sameAs }) => sameAs)
      .slice(0, 3),
  ).toEqual([third, third, null]);
  await room.lead.must('joinUnforeseen', { id: first!, intoId: null });
  expect(await editor.post({ type: 'withdrawUnforeseen', id: third })).toEqual(refusedWith('notAllowed'));
  const words = room.session().unforeseen!.find(({ id }) => id === third)!.text;
  await room.lead.must('withdrawUnforeseen', { id: third! });
  expect(texts(room)).not.toContain(words);
  expect(room.session().unforeseen!.every(({ sameAs }) => sameAs === null)).toBe(true);
});

test('FS1g people who got a seat after the meeting do not make up the floor', async () => {
  const room = await endedProject();
  const workshop = await room.workshop();
  const roster = workshop.state.session.open.roster!.filter((id) => id !== room.person('Dina').id);
  workshop.change({ session: { open: { ...workshop.state.session.open, roster } } });
  await room.settle();
  await room.lead.must('askUnforeseen');
  expect(room.session().open.roster).toEqual(roster);
  for (const name of ['Lea', 'Ana', 'Ben', 'Dina']) await room.person(name).write(`${name} writes`);
  expect(await room.lead.do('endUnforeseen')).toEqual(refusedWith('tooFewWriters'));
});

test('FS1i late notes stay sealed while people are asked, and a stage change shreds what was written', async () => {
  const room = await endedProject();
  const late = room.session().open.notebook!;
  await room.person('Ana').write('Late and mine');
  await room.lead.must('askUnforeseen');
  expect(room.person('Ana').document(`notebook/${late}`).closedWith).toBe(4410);
  for (const person of room.participants) await person.write(`${person.name} is never read`);
  const asked = room.session().open.notebook!;
  await room.lead.must('goBack');
  expect(room.session().unforeseen).toBeNull();
  expect(room.session().open.notebook).toBe(asked + 1);
  expect((await room.workshop()).documents.notebooksOf(asked)).toEqual([]);
  expect((await room.state()).hidden.conduct.carried.map(({ round }) => round)).toEqual([late]);
  await checkInvariants(room);
});
