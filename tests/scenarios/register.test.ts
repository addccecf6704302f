import { expect, test } from 'vitest';
import { planText, replacePlanText } from '../../shared/plan/plan.ts';
import { dayIn, heldOnOf } from '../../shared/session/session.ts';
import { stateOn } from '../../shared/register/schedule.ts';
import { dayMs, minuteMs } from '../../shared/time.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo, riskIds } from './play.ts';

async function openRegister(options: Parameters<typeof createSimulatedWorkshop>[0] = {}): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people: 5, ...options });
  await playTo(room, 'register');
  return room;
}

const entries = async (room: SimulatedWorkshop) => Object.values((await room.state()).hidden.history).flat();

test('RW1a RW9a the end of the meeting numbers the risks and fixes day, people and minutes', async () => {
  const room = await createSimulatedWorkshop({ people: 5, observers: 1, workshop: { timeZone: 'Pacific/Auckland' } });
  await playTo(room, 'plan');
  expect(Object.values(room.board().risks).every(({ number }) => number === null)).toBe(true);
  expect(room.session().meeting).toBeNull();
  const began = room.session().workshop.began?.at ?? 0;
  await room.person('Ben').must('leave');
  await room.pass(37 * minuteMs);
  await playTo(room, 'register');
  const now = room.world.now();
  expect(room.session().meeting).toEqual({
    heldOn: dayIn({ workshop: { ...room.session().workshop } }, began),
    endedOn: dayIn({ workshop: { ...room.session().workshop } }, now),
    people: 5,
    minutes: Math.round((now - began) / minuteMs),
  });
  const numbers = Object.values(room.board().risks).map(({ number }) => number ?? 0);
  expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
});

test('RW1a RW9a numbers and facts of the meeting stay when it is opened again, and new risks get new numbers', async () => {
  const room = await openRegister();
  const { meeting } = room.session();
  const numbers = Object.fromEntries(Object.entries(room.board().risks).map(([id, { number }]) => [id, number]));
  await room.lead.must('addRisk', { title: 'Added' });
  const last = Object.keys(numbers).length + 1;
  const inOrder = ['commit', 'plan', 'vote', 'cluster'];
  for (const stage of inOrder) {
    await room.lead.must('goBack');
    expect(room.session().stage.name).toBe(stage);
  }
  const gone = Object.entries(room.board().risks).find(([, { title }]) => title === 'Added')?.[0] ?? '';
  await room.lead.must('removeRisk', { riskId: gone });
  await room.lead.must('addRisk', { title: 'In the second meeting' });
  room.world.jump(dayMs);
  await playTo(room, 'register');
  expect(room.session().meeting).toEqual(meeting);
  for (const { title, number } of Object.values(room.board().risks))
    if (title === 'In the second meeting') expect(number).toBe(last + 1);
    else expect(Object.values(numbers)).toContain(number);
});

test('RW7a RW7c what people change and write after the meeting is in the history, also after a restart', async () => {
  const room = await openRegister();
  const [riskId = ''] = riskIds(room);
  const ana = room.person('Ana');
  expect(await entries(room)).toEqual([]);
  await ana.plan(riskId, 'prevention', 'Two keys');
  await room.restart();
  await ana.plan(riskId, 'prevention', ' and a lock');
  await room.pass(11 * minuteMs);
  expect(await entries(room)).toMatchObject([
    { by: { name: 'Ana' }, type: 'text', riskId, texts: { prevention: ['', 'Two keys and a lock'] } },
  ]);
  await ana.must('setRisk', { riskId, likelihood: 2 });
  await room.restart();
  expect(await entries(room)).toMatchObject([{ id: 1 }, { id: 2, type: 'setRisk', by: { name: 'Ana' } }]);
  expect(room.session().history).toEqual({ last: 2 });
});

test('RW7c nothing that is written or changed in the meeting is in the history', async () => {
  const room = await createSimulatedWorkshop({ people: 5 });
  await playTo(room, 'plan');
  const [riskId = ''] = riskIds(room);
  await room.person('Ana').plan(riskId, 'prevention', 'Two keys');
  await room.person('Ana').must('setRisk', { riskId, impact: 2 });
  await playTo(room, 'register');
  await room.pass(11 * minuteMs);
  expect(await entries(room)).toEqual([]);
  await room.lead.must('goBack');
  await room.person('Ana').plan(riskId, 'prevention', ' again');
  await room.pass(11 * minuteMs);
  await playTo(room, 'register');
  expect((await entries(room)).map(({ type }) => type)).toEqual(['goBack', 'endMeeting']);
});

test('RW7d undoing a text puts the text back for everybody', async () => {
  const room = await openRegister();
  const [riskId = ''] = riskIds(room);
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await ana.plan(riskId, 'prevention', 'Two keys 🔑');
  await room.pass(11 * minuteMs);
  await ana.plan(riskId, 'prevention', ' and a lock 🔒');
  await room.pass(11 * minuteMs);
  await ana.must('undoChange', { entryId: 2 });
  await room.until(() => ben.planTexts(riskId).prevention === 'Two keys 🔑', 'Ben sees the text before');
  expect(await ben.do('undoChange', { entryId: 1 })).toMatchObject({ ok: false, code: 'gone' });
  const { doc } = ana.document('plan');
  replacePlanText(doc, riskId, 'effect', 'a🔑c');
  replacePlanText(doc, riskId, 'effect', 'a🔒c');
  expect(planText(doc, riskId, 'effect')?.toString()).toBe('a🔒c');
});

test('RW4a two people who change one row at once both have their change, and both see it', async () => {
  const room = await openRegister();
  const [riskId = ''] = riskIds(room);
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await Promise.all([
    ana.do('setRisk', { riskId, likelihood: 2, preventionDue: '2027-01-01' }),
    ben.do('setRisk', { riskId, likelihood: 5, checkBy: '2027-02-01' }),
    ana.do('recordCheck', { riskId, state: 'tripped' }),
    ben.do('retireRisk', { riskId, reason: 'Shipped' }),
  ]);
  await room.settle();
  const risk = room.board().risks[riskId];
  expect(risk).toMatchObject({ preventionDue: '2027-01-01', checkBy: '2027-02-01' });
  expect(ben.board().risks[riskId]).toEqual(ana.board().risks[riskId]);
  expect((await entries(room)).filter(({ type }) => type === 'setRisk')).toHaveLength(2);
});

test('RW3b a register that is opened again after a year says that nobody looked, and one look settles it', async () => {
  const room = await openRegister();
  const [riskId = ''] = riskIds(room);
  const ana = room.person('Ana');
  await ana.plan(riskId, 'signal', 'Errors');
  await ana.plan(riskId, 'threshold', '5 %');
  await ana.must('setRisk', { riskId, cadence: 'weekly', checkBy: '2030-01-01' });
  expect(room.board().risks[riskId]?.state).toBe('armed');
  await room.lead.must('keepLonger', { until: '2031-01-01' });
  room.world.jump(366 * dayMs);
  await room.pass(minuteMs);
  const today = dayIn(room.session(), room.world.now());
  const stateNow = () => stateOn(today, room.board().risks[riskId]!, ana.planTexts(riskId), heldOnOf(room.session()));
  expect(stateNow()).toBe('notLookedAt');
  expect(await ana.do('recordCheck', { riskId, state: 'fine', reading: '6 %' })).toMatchObject({
    code: 'pastThreshold',
  });
  await ana.must('recordCheck', { riskId, state: 'fine', reading: '4 %' });
  expect(room.board().risks[riskId]?.readings).toHaveLength(1);
  expect(stateNow()).toBe('armed');
});
