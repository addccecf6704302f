import { expect, test } from 'vitest';
import { halfTimeOf, secondLookDue } from '../../shared/session/secondLook.ts';
import { dayIn } from '../../shared/session/session.ts';
import { totalMinutes } from '../../shared/stages/agenda.ts';
import { dayMs, daysLater } from '../../shared/time.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { makeLink, visitBy } from '../harness/visitors.ts';
import { playTo, refusedWith } from './play.ts';

async function openRegister(): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people: 5 });
  await playTo(room, 'register');
  return room;
}

const today = (room: SimulatedWorkshop): string => dayIn(room.session(), room.world.now());

async function writeAndShare(room: SimulatedWorkshop): Promise<void> {
  for (const person of room.participants) await person.write(`${person.name} sees more at half time`);
  await room.lead.advance();
  await room.lead.must('dealRest');
  await room.lead.advance();
}

test('FS3a the second look is due at half time, later when it is put off, and never when it is declined', async () => {
  const room = await openRegister();
  const { meeting, workshop } = room.session();
  const half = halfTimeOf(room.session());
  expect(half! > meeting!.heldOn && half! < workshop.failedBy).toBe(true);
  expect(secondLookDue(room.session())).toBe(half);
  const until = daysLater(half!, 7);
  expect(await room.person('Ana').do('putOffSecondLook', { until })).toEqual(refusedWith('notAllowed'));
  await room.lead.must('putOffSecondLook', { until });
  expect(secondLookDue(room.session())).toBe(until);
  await room.lead.must('putOffSecondLook', { until: null });
  expect(secondLookDue(room.session())).toBeNull();
  await room.lead.must('putOffSecondLook', { until });
  await room.lead.must('endProject', { outcome: { came: 'reached' } });
  expect(secondLookDue(room.session())).toBeNull();
  expect(await room.lead.do('startSecondLook')).toEqual(refusedWith('notOffered'));
});

test('FS3b FS3c FS3d the second look adds risks and a third confidence and changes no plan', async () => {
  const room = await openRegister();
  room.world.jump(90 * dayMs);
  const before = room.session();
  const known = Object.keys(room.board().risks);
  const reader = (await visitBy(room, (await makeLink(room, 'edit')).secret, 'Vic'))!;
  await room.lead.must('startSecondLook');
  expect(room.session().stage.name).toBe('write');
  expect(totalMinutes(room.session().agenda)).toBe(15);
  expect(await reader.post({ type: 'addRisk', title: 'By link' })).toEqual(refusedWith('notAllowed'));
  expect(room.session().open.roster).toHaveLength(5);
  await writeAndShare(room);
  expect(room.session().stage.name).toBe('cluster');
  await checkInvariants(room);
  await room.lead.advance();
  expect(room.session().stage.name).toBe('commit');
  for (const [i, person] of room.participants.entries()) await person.answer({ confidence: 50 + 10 * i });
  await room.lead.back();
  expect(room.session().stage.name).toBe('cluster');
  await room.lead.advance();
  await room.lead.must('endMeeting');
  const after = room.session();
  expect(after.stage.name).toBe('register');
  expect(after.secondLook).toEqual({ state: 'held', on: today(room) });
  expect(after.agenda).toEqual(before.agenda);
  expect(after.confidence).toEqual({ ...before.confidence, halfway: [50, 60, 70, 80, 90] });
  expect([after.topRisks, after.tally, after.pulse, after.meeting]).toEqual([before.topRisks, before.tally, before.pulse, before.meeting]); // prettier-ignore
  const found = Object.entries(room.board().risks).filter(([id]) => !known.includes(id));
  expect(found.map(([, risk]) => risk.addedOn)).toEqual(Array(5).fill(today(room)));
  expect(found.map(([, risk]) => risk.number).sort()).toEqual([1, 2, 3, 4, 5].map((i) => known.length + i).sort());
  expect(found.map(([, risk]) => risk.title)).toContain('Ana sees more at half time');
  const entries = Object.values((await room.state()).hidden.history).flat();
  expect(entries.map(({ type }) => type)).toEqual(['makeLink', 'startSecondLook', 'endMeeting']);
  expect(await room.lead.do('startSecondLook')).toEqual(refusedWith('notOffered'));
  await checkInvariants(room);
});

test('FS3d under four answers there is no third confidence', async () => {
  const room = await openRegister();
  await room.lead.must('startSecondLook');
  await writeAndShare(room);
  await room.lead.advance();
  for (const name of ['Lea', 'Ana', 'Ben']) await room.person(name).answer({ confidence: 50 });
  await room.lead.advance();
  expect(room.session().confidence.halfway).toBeNull();
});

test('FS3e back from write the second look is given up, its notes are never read, and it can be held later', async () => {
  const room = await openRegister();
  const { agenda } = room.session();
  await room.lead.must('startSecondLook');
  const round = room.session().open.notebook!;
  for (const person of room.participants) await person.write(`${person.name} for nothing`);
  await room.lead.back();
  expect(room.session()).toMatchObject({ agenda, secondLook: null });
  expect(room.session().stage.name).toBe('register');
  expect(room.session().open.notebook).toBe(round + 1);
  expect((await room.workshop()).documents.notebooksOf(round)).toEqual([]);
  await checkInvariants(room);
  await room.lead.must('startSecondLook');
  expect(room.session().stage.name).toBe('write');
});
