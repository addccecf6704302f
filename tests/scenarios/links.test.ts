import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { commandsByCapability } from '../../shared/commands/permissions.ts';
import { commandTypes } from '../../shared/commands/registry.ts';
import { capabilityOfVisitor } from '../../shared/people/capability.ts';
import { planText } from '../../shared/plan/plan.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { readSession } from '../../shared/session/session.ts';
import { dayMs, minuteMs, secondMs, startOfDay } from '../../shared/time.ts';
import { hashSecret } from '../../server/live/workshop/hashing.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { makeLink, oneOfEach, visitBy } from '../harness/visitors.ts';
import { accepted, playTo, refusedWith } from './play.ts';

async function openRegister(): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'register');
  return room;
}

test('LK1a LK8a the facilitator makes links that hold 256 random bits in the fragment, in the meeting to read only', async () => {
  const room = await createSimulatedWorkshop();
  const early = await makeLink(room, 'read');
  expect(await visitBy(room, early.secret)).not.toBeNull();
  await room.lead.must('revokeLink', { linkId: early.linkId });
  expect(await visitBy(room, early.secret)).toBeNull();
  expect(await room.person('Ana').do('makeLink', { may: 'read' })).toEqual(refusedWith('notAllowed'));
  await playTo(room, 'commit');
  for (const right of ['check', 'edit'] as const)
    expect(await room.lead.do('makeLink', { may: right })).toEqual(refusedWith('stageMoved'));
  await playTo(room, 'register');
  const reply = await room.lead.must('makeLink', { may: 'edit' });
  expect(reply.link).toMatch(new RegExp(`^/r/${room.founded.workshopId}#[\\w-]{43}$`));
  expect(await room.lead.do('makeLink', { may: 'read', until: '2027-02-28' })).toEqual(refusedWith('malformed'));
  expect(await room.person('Ana').do('makeLink', { may: 'read' })).toEqual(refusedWith('notAllowed'));
});

test('LK1b visitors are on no list, count for nothing and are never offered the lead', async () => {
  const room = await openRegister();
  const people = room.people();
  const visitors = await oneOfEach(room);
  for (const visitor of visitors) {
    const session = await visitor.open('session');
    expect(session.isSynced).toBe(true);
    expect(readSession(session.doc)?.workshop.title).toBe(room.session().workshop.title);
    expect((await visitor.open('board')).isSynced).toBe(true);
    expect((await visitor.open('plan')).isSynced).toBe(true);
  }
  expect(room.people()).toEqual(people);
  expect(room.session().progress.of).toBe(Object.keys(people).length);
  for (const visitor of visitors) {
    expect(JSON.stringify([room.session(), room.people(), room.board()])).not.toContain(visitor.id);
    expect(await visitor.post({ type: 'takeOver' })).toEqual(refusedWith('notAllowed'));
    expect(await room.lead.do('handOver', { participantId: visitor.id })).toEqual(refusedWith('gone'));
    expect(await room.lead.do('nameDeputy', { participantId: visitor.id })).toEqual(refusedWith('gone'));
    const socket = await visitor.open('session');
    expect(await visitor.post({ type: 'leave' })).toEqual(accepted);
    await room.settle();
    expect(socket.closedWith).toBe(closeCode.unknownToken);
    expect(await visitor.post({ type: 'leave' })).toEqual(refusedWith('unknownToken'));
  }
  await checkInvariants(room);
});

test('LK1c every command that a link does not allow is refused and changes nothing', async () => {
  const room = await openRegister();
  for (const visitor of await oneOfEach(room)) {
    const { state } = await room.workshop();
    const forbidden = commandTypes.filter(
      (type) => !commandsByCapability[type][capabilityOfVisitor(visitor.may, true)],
    );
    expect(forbidden.length).toBeGreaterThan(30);
    expect(forbidden).toEqual(
      expect.arrayContaining(['makeLink', 'makePersonalLink', 'deleteAnswers', 'deleteWorkshop', 'acceptOwnership']),
    );
    for (const type of forbidden) expect(await visitor.post({ type }), type).toEqual(refusedWith('notAllowed'));
    expect((await room.workshop()).state).toBe(state);
  }
});

test('LK1c an editor writes in the plan; a checker and a reader only read it', async () => {
  const room = await openRegister();
  const [riskId] = room.session().topRisks;
  for (const visitor of await oneOfEach(room)) {
    const plan = await visitor.open('plan');
    const before = Y.encodeStateVector(plan.doc);
    planText(plan.doc, riskId!, 'signal')!.insert(0, `by ${visitor.may}. `);
    plan.sendUpdate(Y.encodeStateAsUpdate(plan.doc, before));
    await room.settle();
    expect(plan.closedWith, visitor.may).toBe(visitor.may === 'edit' ? null : closeCode.notAllowed);
  }
  expect(room.lead.planTexts(riskId!).signal).toBe('by edit. ');
});

test('LK1c a visitor opens no notebook and no ballot', async () => {
  const room = await openRegister();
  for (const visitor of await oneOfEach(room)) {
    for (const document of ['notebook/1', 'ballot/1']) {
      expect((await visitor.open(document)).closedWith).toBe(closeCode.notAllowed);
    }
  }
});

test('LK1d only the secret of the read link is stored, and shown again to participants and visitors', async () => {
  const room = await openRegister();
  const secrets = { read: '', check: '', edit: '' };
  for (const may of ['read', 'check', 'edit'] as const) secrets[may] = (await makeLink(room, may)).secret;
  const { records, outcomes } = (await room.world.store.load(room.founded.workshopId))!;
  const stored = JSON.stringify([[...records], outcomes]);
  expect(stored).toContain(secrets.read);
  expect(stored).toContain(hashSecret(secrets.edit));
  for (const secret of [secrets.check, secrets.edit]) expect(stored).not.toContain(secret);
  const workshop = await room.workshop();
  const ofAna = workshop.linksFor(workshop.seatOf(room.person('Ana').token)!);
  expect(ofAna.links.map(({ may, secret }) => [may, secret])).toEqual([
    ['read', secrets.read],
    ['check', undefined],
    ['edit', undefined],
  ]);
  const editor = (await visitBy(room, secrets.edit))!;
  expect(workshop.linksFor(workshop.seatOf(editor.token)!)).toMatchObject({ links: [{ may: 'read' }], personal: [] });
});

test('LK1e a replaced or revoked link ends its tokens at once, with a close code of its own, and no others', async () => {
  const room = await openRegister();
  const [reader, checker, editor] = await oneOfEach(room);
  const first = await makeLink(room, 'read');
  const second = (await visitBy(room, first.secret))!;
  const sockets = [await second.open('session'), await second.open('board')];
  const others = [await checker!.open('session'), await editor!.open('session')];
  expect(await reader!.post({ type: 'leave' })).toEqual(refusedWith('unknownToken'));
  await makeLink(room, 'read');
  await room.settle();
  for (const socket of sockets) expect(socket.closedWith).toBe(closeCode.linkReplaced);
  for (const socket of others) expect(socket.isOpen).toBe(true);
  expect((await second.open('session')).closedWith).toBe(closeCode.unknownToken);
  expect(await visitBy(room, first.secret)).toBeNull();
  const { links } = (await room.state()).hidden.visitors;
  for (const linkId of Object.keys(links)) await room.lead.must('revokeLink', { linkId });
  await room.settle();
  for (const socket of others) expect(socket.closedWith).toBe(closeCode.linkReplaced);
  expect(await room.lead.do('revokeLink', { linkId: first.linkId })).toEqual(refusedWith('gone'));
  expect(await room.world.store.findToken(hashSecret(editor!.token))).toBeNull();
});

test('LK1f a link works until the end of its last day where the workshop is, also on open sockets and after a restart', async () => {
  const room = await openRegister();
  const workshop = await room.workshop();
  const zone = 'Pacific/Auckland';
  const { session } = workshop.state;
  workshop.change({ session: { workshop: { ...session.workshop, timeZone: zone } } });
  const { secret } = await makeLink(room, 'read', '2027-03-04');
  const visitor = (await visitBy(room, secret))!;
  const socket = await visitor.open('session');
  const endsAt = startOfDay(zone, '2027-03-05');
  expect(new Date(endsAt).toISOString()).toBe('2027-03-04T11:00:00.000Z');
  room.world.jump(endsAt - room.world.now() - minuteMs);
  await room.pass(10 * secondMs);
  expect(socket.isOpen).toBe(true);
  expect(await visitBy(room, secret)).not.toBeNull();
  await room.pass(minuteMs);
  expect(socket.closedWith).toBe(closeCode.linkReplaced);
  expect((await visitor.open('session')).closedWith).toBe(closeCode.unknownToken);
  expect(await visitBy(room, secret)).toBeNull();
  await room.restart();
  expect(await visitBy(room, secret)).toBeNull();
  expect(Object.keys((await room.state()).hidden.visitors.visits)).toEqual([]);
});

test('LK1g a link has 300 tokens at most: the one that was not used for longest ends', async () => {
  const room = await openRegister();
  const { secret } = await makeLink(room, 'read');
  const first = (await visitBy(room, secret))!;
  const second = (await visitBy(room, secret))!;
  const opened = await second.open('session');
  room.world.jump(dayMs);
  await room.pass(10 * secondMs);
  const again = await first.open('session');
  for (let n = 2; n < limits.visitorsPerLink; n++) await visitBy(room, secret);
  expect([again.isOpen, opened.isOpen]).toEqual([true, true]);
  expect((await visitBy(room, secret))?.may).toBe('read');
  await room.settle();
  expect([again.closedWith, opened.closedWith]).toEqual([null, closeCode.unknownToken]);
  expect(Object.keys((await room.state()).hidden.visitors.visits)).toHaveLength(limits.visitorsPerLink);
});

test('LK1h after the meeting neither code nor link admits anybody; a reopened meeting admits by both', async () => {
  const room = await createSimulatedWorkshop();
  const { joinCode } = room.founded;
  const linkSecret = room.session().workshop.linkSecret!;
  await playTo(room, 'register');
  for (const wanted of [{ joinCode }, { joinCode, linkSecret }]) {
    expect(await room.world.join(wanted)).toEqual(refusedWith('meetingOver'));
  }
  await room.restart();
  expect(await room.world.join({ joinCode, linkSecret })).toEqual(refusedWith('meetingOver'));
  await room.lead.back();
  const reopened = room.session().workshop.linkSecret!;
  for (const wanted of [{ joinCode }, { joinCode, linkSecret: reopened }]) {
    expect(await room.world.join(wanted)).toMatchObject({ role: 'participant' });
  }
});

test('LK4c in a reopened meeting visitors only read and are on no roster', async () => {
  const room = await openRegister();
  const [, , editor] = await oneOfEach(room);
  const session = await editor!.open('session');
  const title = { type: 'addRisk', title: 'By a visitor' };
  while (room.session().stage.name !== 'vote') await room.lead.back();
  await room.lead.back();
  expect(await editor!.post(title)).toEqual(refusedWith('notAllowed'));
  const plan = await editor!.open('plan');
  const before = Y.encodeStateVector(plan.doc);
  const [riskId] = Object.keys(room.board().risks);
  planText(plan.doc, riskId!, 'signal')?.insert(0, 'by a visitor');
  plan.sendUpdate(Y.encodeStateAsUpdate(plan.doc, before));
  while (room.session().stage.name !== 'write') await room.lead.back();
  expect(session.isOpen).toBe(true);
  expect(room.session().open.roster).not.toContain(editor!.id);
  expect((await editor!.open(`notebook/${room.session().open.notebook}`)).closedWith).toBe(closeCode.notAllowed);
  expect(await editor!.post({ type: 'consent', show: true })).toEqual(refusedWith('notAllowed'));
  await checkInvariants(room);
});

test('LK8b who came by a link during the meeting only reads, is counted nowhere, and stays outside when it is their link alone', async () => {
  const room = await createSimulatedWorkshop();
  const { joinCode } = room.founded;
  const { secret } = await makeLink(room, 'read');
  const before = room.session().progress.of;
  const visitor = (await visitBy(room, secret))!;
  const session = await visitor.open('session');
  await playTo(room, 'write');
  expect(readSession(session.doc)?.stage.name).toBe('write');
  expect(room.session().progress.of).toBe(before);
  expect(room.session().open.roster).not.toContain(visitor.id);
  expect(Object.keys(room.people())).not.toContain(visitor.id);
  expect(await visitor.post({ type: 'setDone', done: true })).toEqual(refusedWith('notAllowed'));
  for (const document of ['notebook/1', 'ballot/1'])
    expect((await visitor.open(document)).closedWith).toBe(closeCode.notAllowed);
  expect(await room.world.join({ joinCode })).toMatchObject({ role: 'participant' });
  await checkInvariants(room);
});

test('LK4a whoever runs the meeting ends it out of commit; endMeeting and advanceStage are the same', async () => {
  const [one, other] = [await createSimulatedWorkshop(), await createSimulatedWorkshop()];
  for (const room of [one, other]) {
    await playTo(room, 'plan');
    expect(await room.lead.do('endMeeting')).toEqual(refusedWith('stageMoved'));
    await playTo(room, 'commit');
    expect(await room.person('Ana').do('endMeeting')).toEqual(refusedWith('notAllowed'));
  }
  await one.lead.advance();
  const ended = other.lead.post({ type: 'endMeeting' });
  await other.pass(3_000);
  expect(await ended).toEqual(accepted);
  expect(other.session().stage.name).toBe('register');
  expect(other.session().confidence).toEqual(one.session().confidence);
});

test('LK4b a read-only register refuses changes, keeps its links, and can be changed again', async () => {
  const room = await openRegister();
  const [riskId] = room.session().topRisks;
  const [, , editor] = await oneOfEach(room);
  const change = { type: 'renameRisk', riskId, title: 'Renamed' };
  expect(await room.person('Ana').do('setReadOnly', { readOnly: true })).toEqual(refusedWith('notAllowed'));
  await room.lead.must('setReadOnly', { readOnly: true });
  expect(await room.person('Ana').post(change)).toEqual(refusedWith('workshopClosed'));
  expect((await editor!.open('board')).isSynced).toBe(true);
  expect(await visitBy(room, (await makeLink(room, 'read')).secret)).not.toBeNull();
  await room.restart();
  await room.lead.must('setReadOnly', { readOnly: false });
  expect(await room.person('Ana').post(change)).toEqual(accepted);
});
