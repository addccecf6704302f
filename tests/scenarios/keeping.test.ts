import { expect, test } from 'vitest';
import { dayIn } from '../../shared/session/session.ts';
import { dayMs, daysLater, secondMs } from '../../shared/time.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createHttpFace } from '../secrecy/inProcessHttp.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { oneOfEach } from '../harness/visitors.ts';
import { playTo, refusedWith } from './play.ts';

const storedUntil = async (room: SimulatedWorkshop): Promise<string> => {
  const { expiresAt } = (await room.world.store.load(room.founded.workshopId))!;
  return daysLater(new Date(expiresAt).toISOString().slice(0, 10), -1);
};

test('LK5b the day is published when the register is entered, and follows dates at once; the store agrees', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'commit');
  expect(room.session().workshop.keptUntil).toBeUndefined();
  await playTo(room, 'register');
  const { failedBy } = room.session().workshop;
  const usual = daysLater(failedBy, 90);
  expect(room.session().workshop).toMatchObject({ keptUntil: usual, keptByDates: true });
  expect(await storedUntil(room)).toBe(usual);
  const [riskId] = room.session().topRisks;
  const due = daysLater(failedBy, 200);
  await room.person('Ana').must('setRisk', { riskId: riskId!, preventionDue: due });
  expect(room.session().workshop.keptUntil).toBe(due);
  expect(await storedUntil(room)).toBe(due);
  await room.person('Ana').must('setRisk', { riskId: riskId!, preventionDue: null });
  expect([room.session().workshop.keptUntil, await storedUntil(room)]).toEqual([usual, usual]);
  await room.restart();
  expect(room.session().workshop.keptUntil).toBe(usual);
});

test('LK5b a visit moves the day once a day at most, that of a visitor too', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'register');
  const [reader] = await oneOfEach(room);
  const changed: string[] = [];
  let last = room.session().workshop.keptUntil!;
  room.world.jump(400 * dayMs);
  for (let visit = 0; visit < 4; visit++) {
    room.world.jump(dayMs / 4);
    await room.pass(10 * secondMs);
    (await reader!.open('session')).close();
    await room.settle();
    const { session } = await room.state();
    if (session.workshop.keptUntil !== last) changed.push((last = session.workshop.keptUntil!));
  }
  const today = dayIn((await room.state()).session, (await room.workshop()).clock.now());
  expect(last).toBe(daysLater(today, 30));
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThanOrEqual(2);
});

test('LK5c LK5d a register stored before there were dates is kept by its last visit until the facilitator keeps it longer', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'register');
  const workshop = await room.workshop();
  const { keptByDates: _, keptUntil: _until, ...before } = workshop.state.session.workshop;
  workshop.change({ session: { workshop: before } });
  await room.settle();
  const today = dayIn(workshop.state.session, room.world.now());
  expect(room.session().workshop.keptUntil).toBe(daysLater(today, 30));
  expect(await room.person('Ana').do('keepLonger')).toEqual(refusedWith('notAllowed'));
  await room.lead.must('keepLonger');
  const usual = daysLater(before.failedBy, 90);
  expect(room.session().workshop.keptUntil).toBe(usual);
  await room.lead.must('keepLonger');
  expect(room.session().workshop.keptUntil).toBe(daysLater(usual, 180));
  await room.lead.must('keepLonger', { until: daysLater(usual, 400) });
  expect(room.session().workshop.keptUntil).toBe(daysLater(usual, 400));
  await room.lead.must('keepLonger', { until: daysLater(today, 5_000) });
  expect(room.session().workshop.keptUntil).toBe('2030-03-01');
  expect(await storedUntil(room)).toBe('2030-03-01');
});

test('LK5e a page that connects is a visit; files and other requests are none', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'register');
  const [reader] = await oneOfEach(room);
  for (const person of room.everyone) person.close();
  await room.settle();
  room.world.jump(10 * dayMs);
  await room.pass(10 * secondMs);
  const lastVisitAt = async () => (await room.world.store.load(room.founded.workshopId))!.lastVisitAt;
  const before = await lastVisitAt();
  const face = await createHttpFace();
  face.show((id) => room.world.workshop(id), { now: room.world.now, monotonicNow: room.world.monotonicNow });
  for (const path of ['register.json', 'register.ics', 'links', 'knowledge']) {
    const answer = await face.ask(`/api/workshops/${room.founded.workshopId}/${path}`, reader!.token);
    expect(answer.slice(0, 3), path).toBe('200');
  }
  await face.close();
  expect(await lastVisitAt()).toBe(before);
  await reader!.open('session');
  expect(await lastVisitAt()).toBeGreaterThan(before + 9 * dayMs);
});
