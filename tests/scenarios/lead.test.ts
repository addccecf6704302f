import { expect, test } from 'vitest';
import type { Command } from '../../shared/commands/commands.ts';
import { commandRules, commandTypes } from '../../shared/commands/registry.ts';
import { may } from '../../shared/people/capability.ts';
import { closingMs, deputyGraceMs, offerGraceMs } from '../../shared/protocol/limits.ts';
import { message } from '../../shared/protocol/frames.ts';
import type { FacilitatorLink } from '../../shared/protocol/replies.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { Person } from '../harness/person.ts';
import { textsOf } from '../harness/rawSocket.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { accepted, playTo, refusedWith } from './play.ts';

test('LE1a a connected deputy becomes acting facilitator exactly 20 seconds after the facilitator disconnected', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await room.lead.must('nameDeputy', { participantId: ana.id });
  await room.lead.drop();
  await room.pass(deputyGraceMs - 1);
  expect(ana.session().lead).toMatchObject({ actingId: room.lead.id, offered: false });
  await room.pass(1);
  expect(ana.session().lead).toMatchObject({ actingId: ana.id, deputyId: ana.id, facilitatorId: room.lead.id });
  expect(await ana.advance()).toEqual(accepted);
  expect(ana.session().stage.name).toBe('imagine');
  await checkInvariants(room);
});

/** What only the facilitator may do, with ids that exist. */
const facilitatorsOnly = (room: SimulatedWorkshop, by: Person): readonly Command[] => [
  { type: 'nameDeputy', participantId: by.id },
  { type: 'handOver', participantId: by.id },
  { type: 'removeParticipant', participantId: room.person('Ben').id },
  { type: 'lockRoom' },
  { type: 'unlockRoom' },
  { type: 'setSettings', topRisks: 4 },
  { type: 'closeWorkshop' },
  { type: 'deleteWorkshop' },
];

test('LE1c a deputy has no controls while the facilitator acts', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await room.lead.must('nameDeputy', { participantId: ana.id });
  const leading = commandTypes.filter((type) => commandRules[type].by === may.lead);
  expect(leading).toContain('advanceStage');
  for (const type of leading) {
    expect(await ana.post({ type }), type).toEqual(refusedWith('notAllowed'));
  }
  expect(await ana.post({ type: 'agree' })).toEqual(accepted);
  await room.lead.drop();
  await room.pass(deputyGraceMs);
  expect(await ana.advance()).toEqual(accepted);
  await room.lead.returns();
  expect(await ana.advance()).toEqual(refusedWith('notAllowed'));
});

test('LE5a LE5b LE3 a stand-in runs the stages, is refused what is the facilitator’s alone, and the facilitator and their link act again', async () => {
  for (const hasDeputy of [true, false]) {
    const room = await createSimulatedWorkshop();
    const ana = room.person('Ana');
    if (hasDeputy) await room.lead.must('nameDeputy', { participantId: ana.id });
    await room.lead.drop();
    await room.pass(offerGraceMs);
    if (!hasDeputy) await ana.must('takeOver');
    for (const command of facilitatorsOnly(room, ana)) {
      const reply = ana.connection.send(command);
      await room.settle();
      expect(await reply, command.type).toEqual(refusedWith('notAllowed'));
      expect(await ana.post(command), command.type).toEqual(refusedWith('notAllowed'));
    }
    expect(await ana.advance()).toEqual(accepted);
    await room.lead.returns();
    expect(ana.session().lead).toMatchObject({ facilitatorId: room.lead.id, actingId: room.lead.id });
    expect(await ana.advance()).toEqual(refusedWith('notAllowed'));
    expect(await room.lead.advance()).toEqual(accepted);
    const secret = room.founded.facilitatorLink.split('#f=')[1]!;
    expect(await room.world.recover(room.founded.workshopId, secret)).toMatchObject({ participantId: room.lead.id });
    room.lead.isOnline = false;
    await checkInvariants(room);
  }
});

test('LE6a LE6b LK3a in the register nothing is offered, and a deputy neither acts nor reopens the meeting', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await playTo(room, 'commit');
  await room.lead.drop();
  await room.pass(offerGraceMs);
  expect(ana.session().lead.offered).toBe(true);
  await room.lead.returns();
  await playTo(room, 'register');
  await room.lead.drop();
  await room.pass(10 * offerGraceMs);
  expect(ana.session().lead).toMatchObject({ offered: false, actingId: room.lead.id });
  const before = ana.session();
  for (const person of room.participants.slice(1)) {
    expect(await person.do('takeOver')).toEqual(refusedWith('notOffered'));
    for (const command of facilitatorsOnly(room, person)) {
      expect(await person.post(command), command.type).toEqual(refusedWith('notAllowed'));
    }
    expect(await person.do('goBack')).toEqual(refusedWith('notAllowed'));
  }
  expect(ana.session()).toEqual(before);
  await room.lead.returns();
  await room.lead.must('nameDeputy', { participantId: ana.id });
  await room.lead.drop();
  await room.pass(deputyGraceMs);
  expect(ana.session().lead.actingId).toBe(room.lead.id);
  expect(await ana.do('goBack')).toEqual(refusedWith('notAllowed'));
  expect(await ana.do('setSay', { stage: 'register', text: 'Read it once more' })).toEqual(refusedWith('notAllowed'));
  await room.lead.returns();
  expect(await room.lead.do('goBack')).toEqual(accepted);
});

test('LE6a an offer that nobody took ends when the register is entered', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'commit');
  await room.lead.drop();
  await room.pass(offerGraceMs);
  expect(room.person('Ana').session().lead.offered).toBe(true);
  const reply = room.lead.post({ type: 'advanceStage' });
  await room.pass(closingMs);
  expect(await reply).toEqual(accepted);
  expect(room.person('Ana').session()).toMatchObject({ stage: { name: 'register' }, lead: { offered: false } });
  expect(await room.person('Ana').do('takeOver')).toEqual(refusedWith('notOffered'));
});

test('LE1b a facilitator who returns within 20 seconds stays acting, and the next absence has its own 20 seconds', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await room.lead.must('nameDeputy', { participantId: ana.id });
  for (let i = 0; i < 3; i++) {
    await room.lead.drop();
    await room.pass(deputyGraceMs - 1);
    await room.lead.returns();
  }
  expect(ana.session().lead.actingId).toBe(room.lead.id);
});

test('LE1b a facilitator with one of two tabs open stays acting facilitator', async () => {
  const room = await createSimulatedWorkshop();
  const { workshopId, participantId, token } = room.founded;
  const tab = room.seat({ workshopId, participantId, token, name: 'Lea', role: 'participant' });
  await tab.arrive();
  await room.lead.drop();
  await room.pass(2 * offerGraceMs);
  expect(tab.session().lead).toMatchObject({ actingId: participantId, offered: false });
  expect(tab.people()[participantId]?.connected).toBe(true);
});

test('LE2a without a deputy the role is offered to everyone after 60 seconds, and the first `takeOver` gets it', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  expect(await ana.do('takeOver')).toEqual(refusedWith('notOffered'));
  await room.lead.drop();
  await room.pass(offerGraceMs - 1);
  expect(ana.session().lead.offered).toBe(false);
  await room.pass(1);
  expect(ana.session().lead).toMatchObject({ offered: true, actingId: room.lead.id });
  expect(await room.person('Observer 1').do('takeOver')).toEqual(refusedWith('notAllowed'));
  expect(await ben.do('takeOver')).toEqual(accepted);
  expect(await ana.do('takeOver')).toEqual(refusedWith('notOffered'));
  expect(ana.session().lead).toMatchObject({ offered: false, actingId: ben.id });
  expect(await ben.advance()).toEqual(accepted);
  await checkInvariants(room);
});

test('LE2b with nobody connected the offer waits for the first who connects, and no frame is sent', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  for (const person of room.participants) await person.drop();
  await room.pass(10 * offerGraceMs);
  const ana = room.person('Ana');
  await ana.returns();
  expect(ana.session().lead.offered).toBe(true);
  await checkInvariants(room);
});

test('LE2a a person who took over and disconnects is replaced in the same way', async () => {
  const room = await createSimulatedWorkshop();
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await room.lead.drop();
  await room.pass(offerGraceMs);
  await ana.must('takeOver');
  await ana.drop();
  await room.pass(offerGraceMs);
  expect(ben.session().lead).toMatchObject({ offered: true });
  await ana.returns();
  expect(ben.session().lead).toMatchObject({ offered: false, actingId: ana.id });
});

test('LE3 the returning facilitator becomes acting again, after a deputy and after a `takeOver`', async () => {
  for (const hasDeputy of [true, false]) {
    const room = await createSimulatedWorkshop();
    const ana = room.person('Ana');
    if (hasDeputy) await room.lead.must('nameDeputy', { participantId: ana.id });
    await room.lead.drop();
    await room.pass(offerGraceMs);
    if (!hasDeputy) await ana.must('takeOver');
    expect(ana.session().lead.actingId).toBe(ana.id);
    await room.lead.returns();
    expect(room.session().lead).toMatchObject({ actingId: room.lead.id, offered: false });
    expect(await ana.do('lockRoom')).toEqual(refusedWith('notAllowed'));
    await checkInvariants(room);
  }
});

test('LE3 the acting facilitator is the same after a restart of the server', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await room.lead.must('nameDeputy', { participantId: ana.id });
  await room.lead.drop();
  await room.restart();
  await checkInvariants(room);
  await room.pass(deputyGraceMs);
  expect(ana.session().lead.actingId).toBe(ana.id);
  await room.crash();
  await room.pass(1);
  expect(ana.session().lead.actingId).toBe(ana.id);
  await room.lead.returns();
  expect(ana.session().lead.actingId).toBe(room.lead.id);
});

test('LE1a when an acting deputy leaves the workshop the role is offered', async () => {
  const room = await createSimulatedWorkshop();
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await room.lead.must('nameDeputy', { participantId: ana.id });
  await room.lead.drop();
  await room.pass(deputyGraceMs);
  expect(await ana.do('leave')).toEqual(accepted);
  ana.isOnline = false;
  expect(ben.session().lead).toMatchObject({ actingId: room.lead.id, deputyId: null });
  await room.pass(offerGraceMs);
  expect(ben.session().lead.offered).toBe(true);
  await ben.must('takeOver');
  await checkInvariants(room);
});

test('LE4b handing over gives another person the role and a new link; the old link stops working', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  const secretOf = (link: string): string => link.split('#f=')[1]!;
  const oldSecret = secretOf(room.founded.facilitatorLink);
  await room.lead.must('handOver', { participantId: ana.id });
  expect(room.session().lead).toMatchObject({ facilitatorId: ana.id, actingId: ana.id });
  expect(room.people()[ana.id]?.role).toBe('facilitator');
  expect(room.people()[room.lead.id]?.role).toBe('participant');
  expect(await room.lead.do('lockRoom')).toEqual(refusedWith('notAllowed'));
  const links = room.everyone.map((person) => person.facilitatorLinks);
  expect(links.flat()).toHaveLength(1);
  const [link] = links[room.everyone.indexOf(ana)]!;
  const { workshopId } = room.founded;
  expect(await room.world.recover(workshopId, oldSecret)).toEqual(refusedWith('unknownToken'));
  expect(await room.world.recover(workshopId, secretOf(link!))).toMatchObject({ participantId: ana.id });
  await room.settle();
  expect(ana.document('session').closedWith).toBe(4401);
  ana.isOnline = false;
  await checkInvariants(room);
});

test('LE7a LE7b a facilitator link that did not arrive, also because the server died, is replaced when the new facilitator connects', async () => {
  for (const dies of [false, true]) {
    const room = await createSimulatedWorkshop();
    const { workshopId } = room.founded;
    const ana = room.person('Ana');
    ana.goOffline();
    await room.lead.must('handOver', { participantId: ana.id });
    if (dies) await room.crash();
    expect(ana.facilitatorLinks).toEqual([]);
    await ana.returns();
    await room.settle();
    expect(ana.facilitatorLinks).toHaveLength(1);
    // Confirmed: nothing is sent again.
    await ana.reload();
    await room.restart();
    await room.settle();
    expect(ana.facilitatorLinks).toHaveLength(1);
    expect((await room.state()).hidden.access.linkOwed).toBeUndefined();
    const secret = ana.facilitatorLinks[0]!.split('#f=')[1]!;
    expect(await room.world.recover(workshopId, secret)).toMatchObject({ participantId: ana.id });
  }
});

test('LE7b LE7c a client that never confirms gets another link with every connection, and only the newest works', async () => {
  const room = await createSimulatedWorkshop();
  const { workshopId } = room.founded;
  const ana = room.person('Ana');
  ana.goOffline();
  await room.lead.must('handOver', { participantId: ana.id });
  const links: string[] = [];
  for (let n = 0; n < 3; n++) {
    const socket = await room.rawSocket(ana, 'session');
    await room.settle();
    const [sent] = textsOf(socket.transcript, message.reply) as FacilitatorLink[];
    expect(sent).toMatchObject({ issue: n + 2 });
    links.push(sent!.facilitatorLink.split('#f=')[1]!);
    const stored = JSON.stringify([...(await room.world.store.load(workshopId))!.records]);
    expect(stored).toContain('linkOwed');
    expect(stored).not.toContain(links.at(-1));
    socket.close();
    await room.settle();
  }
  expect(await ana.post({ type: 'confirmFacilitatorLink', issue: 3 })).toEqual(accepted);
  expect((await room.state()).hidden.access.linkOwed).toEqual({ issue: 4 });
  expect(await room.person('Ben').post({ type: 'confirmFacilitatorLink', issue: 4 })).toEqual(
    refusedWith('notAllowed'),
  );
  for (const old of links.slice(0, 2))
    expect(await room.world.recover(workshopId, old)).toEqual(refusedWith('unknownToken'));
  expect(await ana.post({ type: 'confirmFacilitatorLink', issue: 4 })).toEqual(accepted);
  expect(await room.world.recover(workshopId, links[2]!)).toMatchObject({ participantId: ana.id });
});

test('LE4c after handing over to a disconnected person the role can be taken over', async () => {
  const room = await createSimulatedWorkshop();
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await ana.drop();
  await room.lead.must('handOver', { participantId: ana.id });
  await room.pass(offerGraceMs);
  expect(ben.session().lead).toMatchObject({ facilitatorId: ana.id, offered: true });
  await ana.returns();
  expect(ben.session().lead).toMatchObject({ actingId: ana.id, offered: false });
});

test('LE4a the facilitator link moves the role to another device and closes the old one with 4401', async () => {
  const room = await createSimulatedWorkshop();
  const { workshopId, participantId, facilitatorLink } = room.founded;
  const seat = await room.world.recover(workshopId, facilitatorLink.split('#f=')[1]!);
  if ('ok' in seat) throw new Error(seat.code);
  await room.settle();
  expect(room.lead.document('session').closedWith).toBe(4401);
  room.lead.isOnline = false;
  const device = room.seat({ workshopId, participantId, token: seat.token, name: 'Lea', role: 'participant' });
  await device.arrive();
  expect(device.session().lead.actingId).toBe(participantId);
  expect(await device.advance()).toEqual(accepted);
  expect(await room.world.post(workshopId, room.founded.token, { type: 'lockRoom' })).toEqual(
    refusedWith('unknownToken'),
  );
});

test('PE1a PE1b names are unique, and a person without a name becomes a numbered guest', async () => {
  const room = await createSimulatedWorkshop({ people: ['Alex'] });
  const second = await room.join('  alex ');
  expect(room.people()[second.id]?.name).toBe('alex (2)');
  const third = await room.join('Alex');
  expect(room.people()[third.id]?.name).toBe('Alex (3)');
  const guest = await room.join();
  expect(room.people()[guest.id]?.name).toBe('Guest 5');
  expect(await guest.do('setName', { name: 'ALEX' })).toEqual(refusedWith('nameTaken'));
  expect(await guest.do('setName', { name: '  Bo   Li ' })).toEqual(accepted);
  expect(room.people()[guest.id]?.name).toBe('Bo Li');
  expect(await guest.do('setName', { name: 'bo li' })).toEqual(accepted);
});

test('PE2 a person who opts out of writing or reading is not counted there', async () => {
  const room = await createSimulatedWorkshop();
  await room.person('Ana').must('setPart', { writes: false });
  await room.person('Ben').must('setPart', { reads: false });
  expect(room.session().progress.of).toBe(5);
  await playTo(room, 'write');
  expect(room.session().progress.of).toBe(4);
  await playTo(room, 'share');
  expect(room.session().progress.of).toBe(4);
  expect(room.session().order).not.toContain(room.person('Ben').id);
  await playTo(room, 'cluster');
  expect(room.session().progress.of).toBe(5);
  await checkInvariants(room);
});

test('PE3a PE3d a removed person’s sockets close with 4423, now and on every return; the facilitator cannot be removed', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  const sockets = await Promise.all([...ana.documents.keys()].map((name) => room.rawSocket(ana, name)));
  await room.lead.must('removeParticipant', { participantId: ana.id });
  for (const socket of sockets) expect(socket.closedWith).toBe(4423);
  expect(ana.connection.state.get()).toMatchObject({ kind: 'ended', code: 4423, reason: 'removed' });
  ana.isOnline = false;
  expect(room.people()[ana.id]).toMatchObject({ name: 'Ana', connected: false, left: true });
  expect((await room.rawSocket(ana, 'session')).closedWith).toBe(4423);
  expect(await ana.post({ type: 'agree' })).toEqual(refusedWith('unknownToken'));
  expect(await room.lead.do('removeParticipant', { participantId: ana.id })).toEqual(refusedWith('gone'));
  expect(await room.lead.do('removeParticipant', { participantId: room.lead.id })).toEqual(refusedWith('notAllowed'));
  await checkInvariants(room);
});

test('PE3b a person who leaves gets the reply, then 4401, and the seat is erased', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  expect(await room.lead.do('leave')).toEqual(refusedWith('notAllowed'));
  expect(await ana.do('leave')).toEqual(accepted);
  expect(ana.document('session').closedWith).toBe(4401);
  ana.isOnline = false;
  expect(room.people()[ana.id]).toMatchObject({ name: 'Ana', connected: false, left: true });
  expect(await ana.post({ type: 'agree' })).toEqual(refusedWith('unknownToken'));
  await checkInvariants(room);
});

test('PE4 a locked workshop refuses new people and accepts those who joined before', async () => {
  const room = await createSimulatedWorkshop();
  await room.lead.must('lockRoom');
  expect(await room.world.join({ joinCode: room.founded.joinCode, name: 'Zoe' })).toEqual(refusedWith('roomLocked'));
  await room.person('Ana').drop();
  await room.person('Ana').returns();
  await room.lead.must('unlockRoom');
  await room.join('Zoe');
  expect(room.session().progress.of).toBe(6);
});

test('PE5 a late joiner is in the current stage and reads the same documents as everyone', async () => {
  for (const stage of ['write', 'share', 'cluster', 'vote', 'plan', 'commit'] as const) {
    const room = await createSimulatedWorkshop();
    await playTo(room, stage);
    const late = await room.join('Zoe');
    const watcher = await room.join('Old Zoe', 'observer');
    expect(late.session().stage.name).toBe(stage);
    expect(watcher.board()).toEqual(room.board());
    await late.write('I saw that too');
    expect(watcher.documents.has('notebook/2')).toBe(false);
    await checkInvariants(room);
  }
});

test('PR1a PR1b progress counts connected people who pressed done, and is reset at every stage and round', async () => {
  const room = await createSimulatedWorkshop({ people: 6, observers: 1 });
  const ana = room.person('Ana');
  await playTo(room, 'write');
  await ana.write('Words alone count nobody');
  expect(room.session().progress).toEqual({ done: 0, of: 6 });
  await ana.must('setDone', { done: true });
  await room.person('Ben').must('setDone', { done: true });
  expect(room.session().progress).toEqual({ done: 2, of: 6 });
  await ana.drop();
  expect(room.session().progress).toEqual({ done: 1, of: 5 });
  await ana.returns();
  expect(room.session().progress).toEqual({ done: 2, of: 6 });
  await ana.must('setDone', { done: false });
  expect(room.session().progress).toEqual({ done: 1, of: 6 });
  await playTo(room, 'vote');
  expect(room.session().progress).toEqual({ done: 0, of: 6 });
  await ana.must('setDone', { done: true });
  for (const person of room.participants) await person.vote({});
  await room.lead.must('closeVote');
  await room.lead.must('openVote');
  expect(room.session().progress).toEqual({ done: 0, of: 6 });
});

test('JN2 LK1h the link secret is gone in the register, and a meeting that is reopened has another one', async () => {
  const room = await createSimulatedWorkshop();
  const { joinCode, joinLink } = room.founded;
  const { linkSecret } = room.session().workshop;
  expect(joinLink).toContain(linkSecret);
  const byLink = (secret: string) => room.world.join({ joinCode, linkSecret: secret });
  await playTo(room, 'commit');
  expect(room.session().workshop.linkSecret).toBe(linkSecret);
  expect(await byLink(linkSecret!)).toMatchObject({ role: 'participant' });
  await playTo(room, 'register');
  expect(room.session().workshop.linkSecret).toBeNull();
  expect(await byLink(linkSecret!)).toEqual(refusedWith('meetingOver'));
  await room.lead.must('goBack');
  const reopened = room.session().workshop.linkSecret;
  expect(reopened).not.toBeNull();
  expect(reopened).not.toBe(linkSecret);
  expect(await byLink(linkSecret!)).toEqual(refusedWith('unknownJoinCode'));
  expect(await byLink(reopened!)).toMatchObject({ role: 'participant' });
  await room.restart();
  expect(await byLink(reopened!)).toMatchObject({ role: 'participant' });
});

test('JN2 locking refuses the link too; it works again after unlocking', async () => {
  const room = await createSimulatedWorkshop();
  const { joinCode } = room.founded;
  const linkSecret = room.session().workshop.linkSecret!;
  await room.lead.must('lockRoom');
  expect(await room.world.join({ joinCode, linkSecret })).toEqual(refusedWith('roomLocked'));
  await room.lead.must('unlockRoom');
  await room.lead.must('handOver', { participantId: room.person('Ana').id });
  expect(await room.world.join({ joinCode, linkSecret })).toMatchObject({ role: 'participant' });
});
