import { expect, test } from 'vitest';
import { closingMs } from '../../shared/protocol/limits.ts';
import { readSession } from '../../shared/session/session.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { Person } from '../harness/person.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { RawSocket } from '../harness/rawSocket.ts';
import { makeLink, oneOfEach, visitBy } from '../harness/visitors.ts';
import { accepted, playTo, refusedWith } from '../scenarios/play.ts';

const canary = 'The deadline felt unsafe to question';

/** A register with one answer each to "What felt unsafe to say?". */
async function registerWithAnswers(): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people: 5 });
  await playTo(room, 'commit');
  for (const person of room.participants) await person.answer({ pulse: `${canary}, ${person.name}` });
  const ended = room.lead.post({ type: 'endMeeting' });
  await room.pass(closingMs);
  expect(await ended).toEqual(accepted);
  return room;
}

const heardOn = (socket: RawSocket): string =>
  socket.transcript
    .filter(({ way }) => way === 'in')
    .map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
    .join('');

async function storedBytes(room: SimulatedWorkshop): Promise<string> {
  const stored = (await room.world.store.load(room.founded.workshopId))!;
  const rows = [...stored.docs.values()].flat().map((row) => Buffer.from(row).toString('utf8'));
  return [...rows, JSON.stringify([...stored.records])].join('');
}

test('LK6a what felt unsafe to say is sent to participants and to no visitor, in no byte of any document', async () => {
  const room = await registerWithAnswers();
  expect(room.session().pulse).toHaveLength(5);
  const own = await room.rawSocket(room.person('Ana'), 'session');
  expect(heardOn(own)).toContain(canary);
  const visitors = await oneOfEach(room);
  for (const visitor of visitors) {
    for (const document of ['session', 'board', 'plan']) {
      const socket = await visitor.open(document);
      expect(socket.isSynced).toBe(true);
      expect(heardOn(socket)).not.toContain(canary);
      if (document === 'session') expect(readSession(socket.doc)?.pulse).toBeNull();
    }
    const workshop = await room.workshop();
    expect(JSON.stringify(workshop.knowledgeAbout(visitor.id))).not.toContain(canary);
  }
  expect(room.session().pulse).toBeNull();
  expect((await room.workshop()).answers()).toHaveLength(5);
  await room.restart();
  expect((await room.workshop()).answers()).toHaveLength(5);
  expect(heardOn(await visitors[0]!.open('session'))).not.toContain(canary);
});

test('LK6b only the facilitator deletes these answers, and then no row of the store holds them', async () => {
  const room = await registerWithAnswers();
  const [, , editor] = await oneOfEach(room);
  expect(await storedBytes(room)).toContain(canary);
  for (const reply of [await editor!.post({ type: 'deleteAnswers' }), await room.person('Ana').do('deleteAnswers')]) {
    expect(reply).toEqual(refusedWith('notAllowed'));
  }
  await room.lead.must('deleteAnswers');
  expect((await room.workshop()).answers()).toBeNull();
  expect(await storedBytes(room)).not.toContain(canary);
  expect(heardOn(await room.rawSocket(room.person('Ana'), 'session'))).not.toContain(canary);
});

test('LK6b answers that no visitor made the server move are deleted too', async () => {
  const room = await registerWithAnswers();
  await room.lead.must('deleteAnswers');
  expect(room.session().pulse).toBeNull();
  expect(await storedBytes(room)).not.toContain(canary);
});

test('LK6c a visitor receives no join code and no join link, in a reopened meeting either; people of the meeting do', async () => {
  const room = await registerWithAnswers();
  const { joinCode } = room.founded;
  expect(room.session().workshop.joinCode).toBe(joinCode);
  const { secret } = await makeLink(room, 'edit');
  const visitor = (await visitBy(room, secret, 'Vic'))!;
  const session = await visitor.open('session');
  await room.lead.back();
  await room.settle();
  const workshop = await room.workshop();
  const { join } = workshop.linksFor(workshop.seatOf(room.person('Ana').token)!);
  expect(join).toMatchObject({ joinCode });
  expect(join!.linkSecret).toHaveLength(22);
  expect(readSession(session.doc)?.stage.name).toBe('commit');
  for (const socket of [session, await visitor.open('session')]) {
    expect(heardOn(socket)).not.toContain(joinCode);
    expect(heardOn(socket)).not.toContain(join!.linkSecret!);
  }
  expect(workshop.linksFor(workshop.seatOf(visitor.token)!).join).toBeNull();
  expect(JSON.stringify(workshop.knowledgeAbout(visitor.id))).not.toContain(joinCode);
  await room.restart();
  for (const wanted of [{ joinCode }, { joinCode, linkSecret: join!.linkSecret! }]) {
    expect(await room.world.join(wanted)).toMatchObject({ role: 'participant' });
  }
});

test('LK8b LK6a a visitor of the running meeting receives no join code, no join link, and no answer when it ends', async () => {
  const room = await createSimulatedWorkshop({ people: 5 });
  const { joinCode } = room.founded;
  const { secret } = await makeLink(room, 'read');
  const visitor = (await visitBy(room, secret))!;
  const session = await visitor.open('session');
  const own = await room.rawSocket(room.person('Ana'), 'session');
  const link = (await room.workshop()).linksFor((await room.workshop()).seatOf(room.person('Ana').token)!).join!;
  await playTo(room, 'commit');
  for (const person of room.participants) await person.answer({ pulse: `${canary}, ${person.name}` });
  const ended = room.lead.post({ type: 'endMeeting' });
  await room.pass(closingMs);
  expect(await ended).toEqual(accepted);
  expect(readSession(session.doc)?.stage.name).toBe('register');
  for (const socket of [session, await visitor.open('session'), own]) {
    expect(heardOn(socket)).not.toContain(canary);
    expect(heardOn(socket)).not.toContain(joinCode);
    expect(heardOn(socket)).not.toContain(link.linkSecret!);
  }
  expect((await room.workshop()).answers()).toHaveLength(5);
});

test('LK1d a link’s secret and a visitor’s token are sent to nobody but who made the link and who came by it', async () => {
  const room = await registerWithAnswers();
  const { secret } = await makeLink(room, 'edit');
  const visitor = (await visitBy(room, secret, 'Vic'))!;
  const session = await visitor.open('session');
  expect(heardOn(session)).not.toContain(secret);
  const heardBy = (person: Person): string =>
    [...person.documents.values()]
      .flatMap(({ transcript }) => transcript)
      .map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
      .join('');
  for (const person of room.everyone) expect(heardBy(person)).not.toContain(visitor.token);
  for (const person of room.participants.slice(1)) expect(heardBy(person)).not.toContain(secret);
  expect(heardBy(room.lead)).toContain(secret);
});
