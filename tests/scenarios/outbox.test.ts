import { expect, test } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { dayMs, hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import { addWebhook, failed, idOf, post, told, trip, typesTold, watchedRegister, webhooksOf } from './outboxWorld.ts';

test('TL3a TL4g what happens is sent, signed, and once', async () => {
  const { room, riskId } = await watchedRegister(1);
  const { couriers } = room.world;
  const { secret } = await addWebhook(room);
  await trip(room, riskId);
  await room.world.pass(secondMs);
  expect(typesTold(couriers.webhooks)).toEqual(['tripped']);
  const [attempt] = couriers.webhooks;
  // The published library judges the signature against the present time.
  const { body, headers } = attempt!.message;
  const sentAt = Number(headers['webhook-timestamp']) * secondMs;
  expect(Math.abs(sentAt - room.world.now())).toBeLessThan(2 * secondMs);
  const signature = new Webhook(secret).sign(idOf(attempt!), new Date(sentAt), body);
  expect(headers['webhook-signature']).toBe(signature);
  expect(told(attempt!).data).toMatchObject({
    register: { url: `https://forewarned.example/w/${room.founded.workshopId}` },
    risk: { signal: 'Orders that come back', watcher: 'Ravi', state: 'tripped' },
  });
  expect(body).not.toContain('#');
  await room.world.pass(hourMs);
  expect(couriers.webhooks).toHaveLength(1);
  expect((await webhooksOf(room)).deliveries).toMatchObject([{ type: 'tripped', outcome: 'arrived', attempts: 1 }]);
});

test('TL3b TL3g a receiver that answers 500 for a day: 12 attempts under one id, then the log; sent again it arrives', async () => {
  const { room, riskId } = await watchedRegister(2);
  const { couriers } = room.world;
  await addWebhook(room);
  couriers.answerWebhooks(() => failed());
  await trip(room, riskId);
  await room.world.pass(10 * minuteMs);
  const waiting = (await webhooksOf(room)).deliveries;
  expect(waiting).toMatchObject([{ outcome: 'waiting', reason: 'answered 500', mostAttempts: 12 }]);
  expect(waiting[0]!.nextAt).toBeGreaterThan(room.world.now());
  await room.world.pass(dayMs);
  const attempts = couriers.webhooks.filter((one) => told(one).type === 'tripped');
  expect(attempts).toHaveLength(12);
  expect(new Set(attempts.map(idOf)).size).toBe(1);
  const waits = attempts.slice(1).map(({ at }, index) => (at - attempts[index]!.at) / secondMs);
  for (const [index, wait] of waits.entries()) {
    const least = Math.min(10 * 2 ** index, 6 * 3_600);
    expect(wait).toBeGreaterThanOrEqual(least);
    expect(wait).toBeLessThanOrEqual(Math.min(least * 1.2, 6 * 3_600) + 1);
  }
  const given = (await webhooksOf(room)).deliveries.find(({ type }) => type === 'tripped');
  expect(given).toMatchObject({ outcome: 'gaveUp', attempts: 12, reason: 'answered 500' });
  couriers.answerWebhooks(() => ({ ok: true }));
  await post(room, { type: 'resendDelivery', errandId: given!.errandId });
  await room.world.pass(secondMs);
  const last = couriers.webhooks.at(-1)!;
  expect([idOf(last), told(last).type]).toEqual([given!.errandId, 'tripped']);
  expect((await webhooksOf(room)).deliveries.filter(({ type }) => type === 'tripped')).toMatchObject([
    { errandId: given!.errandId, outcome: 'arrived', attempts: 1 },
  ]);
});

test('TL3c a receiver that hangs holds up neither others nor what comes after it for long, and messages keep their order', async () => {
  const { room, riskId } = await watchedRegister(3);
  const { couriers } = room.world;
  await addWebhook(room, { url: 'https://hangs.example/' });
  await addWebhook(room, { url: 'https://works.example/' });
  couriers.answerWebhooks(({ url }) =>
    url.includes('hangs') ? { afterMs: 10 * secondMs, sent: failed('timedOut') } : { afterMs: 400, sent: { ok: true } },
  );
  await trip(room, riskId);
  await post(room, { type: 'recordCheck', riskId, state: 'contained' });
  await post(room, { type: 'recordCheck', riskId, state: 'fine' });
  await room.world.pass(2 * secondMs);
  const to = (host: string) => couriers.webhooks.filter(({ message }) => message.url.includes(host));
  expect(typesTold(to('works'))).toEqual(['tripped', 'contained', 'checked']);
  expect(typesTold(to('hangs'))).toEqual(['tripped']);
  // One at a time: no attempt begins before the one before it has ended.
  await room.world.pass(10 * minuteMs);
  const begun = to('hangs').map(({ at }) => at);
  expect(begun.every((at, index) => index === 0 || at - begun[index - 1]! >= 10 * secondMs)).toBe(true);
  expect(typesTold(to('works'))).toHaveLength(3);
});

test('TL3d a crash between sending and storing sends again under the same id; a restart goes on where it was', async () => {
  const { room, riskId } = await watchedRegister(4);
  const { couriers } = room.world;
  await addWebhook(room, { events: ['tripped', 'contained'] });
  couriers.answerWebhooks(() => ({ afterMs: 3 * secondMs, sent: { ok: true } }));
  await trip(room, riskId);
  await room.world.pass(secondMs);
  expect(couriers.webhooks).toHaveLength(1);
  await room.world.crash();
  await room.world.pass(10 * secondMs);
  expect(couriers.webhooks).toHaveLength(2);
  expect(idOf(couriers.webhooks[1]!)).toBe(idOf(couriers.webhooks[0]!));
  await room.world.pass(hourMs);
  expect(couriers.webhooks).toHaveLength(2);

  couriers.answerWebhooks(() => failed());
  await post(room, { type: 'recordCheck', riskId, state: 'contained' });
  await room.world.pass(5 * secondMs);
  await room.world.restart();
  couriers.answerWebhooks(() => ({ ok: true }));
  await room.world.pass(30 * secondMs);
  expect(typesTold(couriers.webhooks).slice(2)).toEqual(['contained', 'contained']);
  await room.world.pass(hourMs);
  expect(couriers.webhooks).toHaveLength(4);
});

test('TL3f what is owed is sent while nobody has the workshop open, and it is unloaded again; that is no visit', async () => {
  const { room, riskId } = await watchedRegister(5);
  const { couriers, store } = room.world;
  await addWebhook(room);
  couriers.answerWebhooks(() => failed());
  await trip(room, riskId);
  await room.world.pass(5 * minuteMs);
  const before = couriers.webhooks.length;
  const { lastVisitAt } = (await store.load(room.founded.workshopId))!;
  await room.world.pass(4 * hourMs);
  expect(couriers.webhooks.length).toBeGreaterThan(before);
  expect(room.world.isLive(room.founded.workshopId)).toBe(false);
  expect((await store.load(room.founded.workshopId))!.lastVisitAt).toBe(lastVisitAt);
});

test('TL4d a webhook that is removed gets nothing more, and its part of the log goes', async () => {
  const { room, riskId } = await watchedRegister(6);
  const { couriers } = room.world;
  const { webhookId } = await addWebhook(room);
  couriers.answerWebhooks(() => failed());
  await trip(room, riskId);
  await room.world.pass(minuteMs);
  const sent = couriers.webhooks.length;
  await post(room, { type: 'removeWebhook', webhookId });
  await room.world.pass(dayMs);
  expect(couriers.webhooks).toHaveLength(sent);
  expect(await webhooksOf(room)).toEqual({ webhooks: [], deliveries: [] });
});

test('TL3d a clock that is set forward or back neither loses nor doubles a message', async () => {
  for (const byMs of [400 * dayMs, -400 * dayMs, -2 * hourMs]) {
    const { room, riskId } = await watchedRegister(7);
    const { couriers } = room.world;
    await addWebhook(room, { events: ['tripped', 'contained'] });
    couriers.answerWebhooks(() => failed());
    await trip(room, riskId);
    await room.world.pass(minuteMs);
    room.world.jump(byMs);
    await room.world.pass(10 * secondMs);
    couriers.answerWebhooks(() => ({ ok: true }));
    await room.world.pass(10 * minuteMs);
    expect(couriers.webhooks.filter(({ sent }) => sent?.ok)).toHaveLength(1);
    expect(new Set(couriers.webhooks.map(idOf)).size).toBe(1);
    await room.world.pass(10 * minuteMs);
    expect(couriers.webhooks.filter(({ sent }) => sent?.ok)).toHaveLength(1);
  }
});

test('TL3i a read-only register tells nothing new and still sends what it owes', async () => {
  const { room, riskId } = await watchedRegister(8);
  const { couriers } = room.world;
  await addWebhook(room);
  couriers.answerWebhooks(() => failed());
  await trip(room, riskId);
  await room.world.pass(secondMs);
  await post(room, { type: 'setReadOnly', readOnly: true });
  couriers.answerWebhooks(() => ({ ok: true }));
  await room.world.pass(10 * dayMs);
  const types = typesTold(couriers.webhooks.filter(({ sent }) => sent?.ok));
  expect(types).toEqual(['tripped']);
});
