import { expect, test } from 'vitest';
import { hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { playTo } from './play.ts';

const back = ['back by 70 seconds', -70 * secondMs] as const;
const forward = ['forward by an hour', hourMs] as const;

test.each([back, forward])('CK1a clock set %s: a socket above its rate is slowed as before', async (_, byMs) => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  const ana = room.person('Ana');
  const note = ana.jot('');
  for (let i = 0; i < 200; i++) ana.type(note, 'x');
  await room.settle();
  await room.pass(secondMs);
  expect(ana.notebook().isSaved).toBe(false);
  room.world.jump(byMs);
  for (let i = 0; i < 60; i++) ana.type(note, 'y');
  await room.pass(5 * secondMs);
  expect(ana.notebook().isSaved).toBe(true);
  await checkInvariants(room);
});

test.each([back, forward])(
  'CK1b clock set %s: no socket is closed, a silent one after the usual time',
  async (_, byMs) => {
    const room = await createSimulatedWorkshop();
    await playTo(room, 'write');
    // The page would open a closed one again.
    const sockets = await Promise.all(room.everyone.map((person) => room.rawSocket(person, 'session')));
    await room.pass(7 * secondMs);
    room.world.jump(byMs);
    await room.pass(minuteMs);
    expect(sockets.map((socket) => socket.closedWith)).toEqual(sockets.map(() => null));
    const [silent] = sockets;
    silent!.pause();
    room.world.jump(-byMs);
    await room.pass(16 * secondMs);
    silent!.resume();
    await room.settle();
    expect(silent!.closedWith).toBe(4508);
  },
);

// The jump is noticed every five seconds: in some of the phases while the round is ending, in others after it.
test.each([back, forward])('CK2a clock set %s: a round that is ending ends at its time', async (_, byMs) => {
  for (let phase = 0; phase < 5; phase++) {
    const room = await createSimulatedWorkshop({ people: 4 });
    await playTo(room, 'write');
    await Promise.all(room.everyone.map((person) => person.write(`By ${person.name}`)));
    await room.pass(phase * secondMs);
    room.lead.ask('advanceStage', { from: 'write' });
    await room.pass(200);
    expect(room.session().open.closingAt).not.toBeNull();
    room.world.jump(byMs);
    await room.pass(2 * secondMs - 201);
    expect(room.session().stage.name).toBe('write');
    await room.pass(1);
    await room.settle();
    expect(room.session().stage.name).toBe('share');
    expect(room.session().turn.total).toBe(room.everyone.length);
    await checkInvariants(room);
  }
});

test('CK2a a round that was ending when the server stopped ends within two seconds of the next start, also with an earlier clock', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  await Promise.all(room.everyone.map((person) => person.write(`By ${person.name}`)));
  room.lead.ask('advanceStage', { from: 'write' });
  await room.pass(secondMs);
  room.world.jump(-hourMs);
  await room.world.crash();
  for (const person of room.everyone) person.connect();
  await room.pass(5 * secondMs);
  expect(room.session().stage.name).toBe('share');
  expect(room.session().turn.total).toBe(room.everyone.length);
});

test.each([back, forward])(
  'CK2b clock set %s: the deputy acts after 20 seconds, neither before nor later',
  async (_, byMs) => {
    for (let phase = 0; phase < 5; phase++) {
      const room = await createSimulatedWorkshop();
      const ana = room.person('Ana');
      await room.lead.must('nameDeputy', { participantId: ana.id });
      await room.pass(phase * secondMs);
      await room.lead.drop();
      await room.pass(10 * secondMs);
      room.world.jump(byMs);
      const isActing = (): boolean => ana.session().lead.actingId === ana.id;
      await room.pass(10 * secondMs - 1);
      expect(isActing()).toBe(false);
      await room.pass(1);
      await room.settle();
      expect(isActing()).toBe(true);
    }
  },
);

test('CK2b the role is offered 60 seconds after a start with an earlier clock', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await room.lead.drop();
  await room.pass(secondMs);
  room.world.jump(-hourMs);
  await room.world.crash();
  ana.connect();
  await room.pass(59 * secondMs);
  expect(ana.session().lead.offered).toBe(false);
  await room.pass(3 * secondMs);
  expect(ana.session().lead.offered).toBe(true);
});

test.each([back, forward])('CK2b clock set %s: people are asked for 60 seconds', async (_, byMs) => {
  const room = await createSimulatedWorkshop({ people: 3 });
  await playTo(room, 'write');
  await room.lead.write('The only note');
  expect(await room.lead.advance()).toMatchObject({ code: 'tooFewWriters' });
  await room.lead.must('consent', { show: true });
  await room.pass(30 * secondMs);
  room.world.jump(byMs);
  await room.pass(20 * secondMs);
  expect(await room.lead.advance()).toMatchObject({ code: 'stillAnswering' });
  await room.pass(10 * secondMs);
  expect(await room.lead.advance()).toMatchObject({ ok: true });
});

test.each([back, forward])(
  'CK3 clock set %s: no deadline moves, and every page shows the same time left',
  async (_, byMs) => {
    const room = await createSimulatedWorkshop();
    await playTo(room, 'write');
    const { stage } = room.session();
    room.world.jump(byMs);
    await room.pass(6 * minuteMs);
    expect(room.session().stage).toEqual(stage);
    const late = await room.join('Zoe');
    for (const person of [...room.everyone, late]) {
      expect(Math.abs(person.connection.now() - room.world.now())).toBeLessThan(250);
    }
  },
);

test('CK4 a process that stood still for 14 seconds closes no connection that answers afterwards', async () => {
  const room = await createSimulatedWorkshop();
  const sockets = await Promise.all(room.everyone.map((person) => room.rawSocket(person, 'session')));
  const closed = (): (number | null)[] => sockets.map((socket) => socket.closedWith);
  for (let phase = 0; phase < 5; phase++) {
    await room.pass(secondMs);
    room.world.freeze(14 * secondMs);
    await room.pass(11 * secondMs);
    expect(closed()).toEqual(sockets.map(() => null));
  }
  for (const socket of sockets) socket.pause();
  await room.pass(16 * secondMs);
  for (const socket of sockets) socket.resume();
  await room.settle();
  expect(closed()).not.toContain(null);
});
