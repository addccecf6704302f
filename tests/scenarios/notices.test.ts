import { expect, test } from 'vitest';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { dayMs, hourMs, minuteMs } from '../../shared/time.ts';
import { addWebhook, failed, post, told, typesTold, watchedRegister } from './outboxWorld.ts';

const mornings = ['due', 'late', 'notLookedAt', 'expiring'];

/** The events of mornings, each with its time. */
const toldAt = (room: SimulatedWorkshop): string[] =>
  room.world.couriers.webhooks.map((attempt) => `${told(attempt).timestamp.slice(0, 16)} ${told(attempt).type}`);

test('TL3h a check is told when it is due, late and not looked at, once each, at 08:00 of the register', async () => {
  // The clocks of Berlin are set forward on 28 March 2027.
  for (const [timeZone, hour] of [
    ['UTC', '08'],
    ['Europe/Berlin', '07'],
    ['America/Los_Angeles', '16'],
  ] as const) {
    const { room } = await watchedRegister(11, timeZone);
    await addWebhook(room, { events: mornings });
    await room.world.pass(30 * dayMs);
    expect(toldAt(room)).toEqual(
      [`2027-03-08T${hour}:00 due`, `2027-03-09T${hour}:00 late`, `2027-03-11T${hour}:00 notLookedAt`].map((line) =>
        timeZone === 'America/Los_Angeles' ? line : line,
      ),
    );
    room.close();
  }
}, 120_000);

test('TL3h a check that is made is told of again when the next one is due', async () => {
  const { room, riskId } = await watchedRegister(12);
  await addWebhook(room, { events: mornings });
  await room.world.pass(7 * dayMs);
  await post(room, { type: 'recordCheck', riskId, state: 'fine' });
  await room.world.pass(7 * dayMs);
  expect(toldAt(room)).toEqual(['2027-03-08T08:00 due', '2027-03-15T08:00 due']);
});

test('TL3h after down time only the newest state is told, and restarts tell nothing twice', async () => {
  const { room } = await watchedRegister(13);
  await addWebhook(room, { events: mornings });
  room.world.freeze(9 * dayMs);
  await room.world.crash();
  await room.world.pass(minuteMs);
  expect(typesTold(room.world.couriers.webhooks)).toEqual(['late']);
  for (let i = 0; i < 3; i++) {
    await room.world.restart();
    await room.world.pass(5 * hourMs);
  }
  expect(typesTold(room.world.couriers.webhooks)).toEqual(['late']);
});

test('TL3h a clock that is set back a day tells nothing twice', async () => {
  const { room } = await watchedRegister(14);
  await addWebhook(room, { events: mornings });
  await room.world.pass(7 * dayMs);
  expect(typesTold(room.world.couriers.webhooks)).toEqual(['due']);
  room.world.jump(-dayMs);
  await room.world.pass(dayMs + hourMs);
  expect(typesTold(room.world.couriers.webhooks)).toEqual(['due']);
  await room.world.pass(dayMs);
  expect(typesTold(room.world.couriers.webhooks)).toEqual(['due', 'late']);
});

test('TL3k who begins to be told hears of what comes, not of what was so before', async () => {
  const { room } = await watchedRegister(15);
  await room.world.pass(12 * dayMs);
  await addWebhook(room, { events: mornings });
  await room.world.pass(3 * dayMs);
  expect(room.world.couriers.webhooks).toEqual([]);
});

test('TL3h a parked risk is watched like any other', async () => {
  const { room, riskId } = await watchedRegister(16);
  await addWebhook(room, { events: mornings });
  await post(room, { type: 'parkRisk', riskId });
  await room.world.pass(7 * dayMs);
  expect(typesTold(room.world.couriers.webhooks)).toEqual(['due']);
});

test('TL3h a register tells once, 14 days before, that it will be deleted, and what is tripped', async () => {
  const { room, riskId } = await watchedRegister(17);
  await addWebhook(room, { events: ['expiring'] });
  await post(room, { type: 'recordCheck', riskId, state: 'tripped' });
  const { keptUntil } = room.session().workshop;
  const workshop = await room.workshop();
  expect(workshop.state.session.workshop.keptUntil).toBe(keptUntil);
  const noticeAt = Date.parse(`${workshop.state.session.workshop.keptUntil}T08:00:00Z`) - 14 * dayMs;
  room.world.freeze(noticeAt - room.world.now() - hourMs);
  await room.world.pass(30 * minuteMs);
  expect(room.world.couriers.webhooks).toEqual([]);
  await room.world.pass(hourMs);
  expect(room.world.couriers.webhooks.map((one) => told(one).data.tripped)).toMatchObject([[{ number: 1 }]]);
  await room.world.pass(3 * dayMs);
  expect(room.world.couriers.webhooks).toHaveLength(1);
});

test('TL3f a register that nobody has open wakes for its morning, and is not loaded in between', async () => {
  const { room } = await watchedRegister(18);
  await addWebhook(room, { events: mornings });
  room.world.couriers.answerWebhooks(() => failed());
  await room.world.pass(2 * hourMs);
  expect(room.world.isLive(room.founded.workshopId)).toBe(false);
  room.world.couriers.answerWebhooks(() => ({ ok: true }));
  await room.world.pass(7 * dayMs);
  expect(toldAt(room)).toEqual(['2027-03-08T08:00 due']);
});
