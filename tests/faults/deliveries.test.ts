import { expect, onTestFinished, test } from 'vitest';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { Receiver } from '../contract/webhookReceiver.ts';
import { makeRegister, startReceiver } from '../contract/webhookReceiver.ts';
import type { Child } from './serverProcess.ts';
import { createPlace } from './createPlace.ts';

const env = { WEBHOOK_ALLOW: '127.0.0.0/8' };

async function begin() {
  const place = createPlace();
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  const child = await place.start({ env });
  const register = await makeRegister(child.url);
  const start = (): Promise<Child> => place.start({ env, port: child.port });
  return { place, receiver, child, register, start };
}

const idsIn = ({ received }: Receiver): string[] => received.map(({ headers }) => String(headers['webhook-id']));

test('TL3d killed as soon as the change was acknowledged, the message is sent after the start', async () => {
  const { receiver, child, register, start } = await begin();
  const { webhookId } = await register.command({ type: 'addWebhook', url: receiver.url, shape: 'json' });
  const random = createSeededRandom(1, 'deaths');
  let running = child;
  const deaths = 8;
  for (let death = 0; death < deaths; death++) {
    expect(await register.command({ type: 'testWebhook', webhookId })).toMatchObject({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, random.below(12)));
    await running.kill();
    running = await start();
    await receiver.until(() => new Set(idsIn(receiver)).size === death + 1);
  }
  expect(new Set(idsIn(receiver)).size).toBe(deaths);
}, 120_000);

test('TL3d killed while a message is on its way, it is sent again under its id', async () => {
  const { receiver, child, register, start } = await begin();
  const { webhookId } = await register.command({ type: 'addWebhook', url: receiver.url, shape: 'json' });
  receiver.answer = () => undefined;
  await register.command({ type: 'testWebhook', webhookId });
  await receiver.until(() => receiver.received.length === 1);
  await child.kill();
  receiver.answer = (response) => void response.end();
  const again = await start();
  await receiver.until(() => receiver.received.length === 2);
  expect(new Set(idsIn(receiver)).size).toBe(1);
  // Once what came of it is stored, it is not sent any more.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await again.kill();
  await start();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(receiver.received).toHaveLength(2);
}, 120_000);

test('TL3d killed when the answer is given, before it is stored or after, the message is not lost and keeps its id', async () => {
  const { receiver, child, register, start } = await begin();
  const { webhookId } = await register.command({ type: 'addWebhook', url: receiver.url, shape: 'json' });
  let running = child;
  let repeated = 0;
  const random = createSeededRandom(2, 'deaths');
  const deaths = 8;
  for (let death = 0; death < deaths; death++) {
    const before = receiver.received.length;
    receiver.answer = (response) => {
      receiver.answer = (next) => void next.end();
      // Sometimes at once, sometimes when the answer may have been stored.
      response.end(() => setTimeout(() => running.signal('SIGKILL'), death % 2 === 0 ? 0 : random.below(40)));
    };
    expect(await register.command({ type: 'testWebhook', webhookId })).toMatchObject({ ok: true });
    await running.ended;
    running = await start();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const ids = idsIn(receiver).slice(before);
    expect(new Set(ids).size).toBe(1);
    expect(ids.length).toBeLessThanOrEqual(2);
    repeated += ids.length - 1;
  }
  expect(new Set(idsIn(receiver)).size).toBe(deaths);
  // Else no death came between the answer and the disk, and the trial shows nothing.
  expect(repeated).toBeGreaterThan(0);
}, 180_000);
