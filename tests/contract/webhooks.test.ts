import { afterAll, beforeAll, expect, test } from 'vitest';
import { Webhook } from 'standardwebhooks';
import type { WebhooksReply } from '../../shared/register/webhooksReply.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';
import type { Receiver } from './webhookReceiver.ts';
import { makeRegister, startReceiver } from './webhookReceiver.ts';

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  server = await startTestServer({ WEBHOOK_ALLOW: '127.0.0.0/8' });
});
afterAll(async () => {
  receiver.close();
  await server.close();
});

test('TL4g a receiver verifies what it gets with the published library', async () => {
  const { command, riskId } = await makeRegister(server.url);
  const added = await command({ type: 'addWebhook', url: receiver.url, shape: 'json' });
  expect(added).toMatchObject({ ok: true, webhookId: expect.any(String) as string });
  const verifier = new Webhook(added.secret as string);
  await command({ type: 'recordCheck', riskId, state: 'tripped' });
  await receiver.until(() => receiver.received.length === 1);
  const { body, headers } = receiver.received[0]!;
  const told = verifier.verify(body, headers as { [name: string]: string });
  expect(told).toMatchObject({
    type: 'tripped',
    data: { risk: { title: 'The queue grows unseen', state: 'tripped' } },
  });
  expect(() => verifier.verify(body.replace('tripped', 'ripped'), headers as { [name: string]: string })).toThrow();
  expect(() => new Webhook('whsec_b3RoZXI=').verify(body, headers as { [name: string]: string })).toThrow();
});

test('TL4b only the facilitator sees webhooks, and no file or link has one', async () => {
  const { command, get, token } = await makeRegister(server.url);
  const { secret } = await command({
    type: 'addWebhook',
    url: `${receiver.url}?key=private`,
    shape: 'slack',
    events: ['due'],
  });
  const reply = (await (await get('/webhooks')).json()) as WebhooksReply;
  expect(reply.webhooks).toMatchObject([{ shape: 'slack', events: ['due'] }]);
  expect(JSON.stringify(reply)).not.toContain(String(secret));
  const { link } = await command({ type: 'makeLink', may: 'edit' });
  const visited = (await (
    await server.post(`/api/workshops/${new URL(String(link)).pathname.split('/')[2]}/visits`, {
      secret: String(link).split('#')[1],
    })
  ).json()) as { token: string };
  expect((await get('/webhooks', visited.token)).status).toBe(403);
  for (const path of ['/register.json', '/register.md', '/register.csv', '/history', '/knowledge']) {
    const text = await (await get(path, token)).text();
    expect(text).not.toContain('private');
    expect(text).not.toContain(String(secret));
  }
});

test('TL4e addresses that nothing is sent to are 400 urlNotAllowed', async () => {
  const { command } = await makeRegister(server.url);
  const faults = {
    'https://10.0.0.1/': 'address',
    'https://[::1]/': 'address',
    'http://hooks.example@10.0.0.1/': 'credentials',
    'https://a:b@hooks.example/': 'credentials',
    'https://hooks.example/#x': 'fragment',
    'ftp://hooks.example/': 'notHttps',
    'no address': 'invalid',
  };
  for (const [url, reason] of Object.entries(faults)) {
    expect(await command({ type: 'addWebhook', url, shape: 'json' })).toMatchObject({
      ...{ ok: false, code: 'urlNotAllowed', params: { reason } },
    });
  }
  expect(await command({ type: 'addWebhook', url: 'x'.repeat(3_000), shape: 'json' })).toMatchObject({
    code: 'malformed',
  });
});

test('TL3g what is refused is in the log with a reason of ours, and is sent again', async () => {
  const { command, get } = await makeRegister(server.url);
  receiver.answer = (response) => {
    response.statusCode = 410;
    response.end('<b>the words of the receiver</b>');
  };
  const { webhookId } = await command({ type: 'addWebhook', url: receiver.url, shape: 'json' });
  const before = receiver.received.length;
  await command({ type: 'testWebhook', webhookId });
  await receiver.until(() => receiver.received.length > before);
  const log = async () => ((await (await get('/webhooks')).json()) as WebhooksReply).deliveries;
  let [delivery] = await log();
  while (delivery?.outcome === 'waiting') [delivery] = await log();
  expect(delivery).toMatchObject({ type: 'test', outcome: 'gaveUp', reason: 'answered 410', attempts: 1 });
  receiver.answer = (response) => void response.end();
  await command({ type: 'resendDelivery', errandId: delivery!.errandId });
  await receiver.until(() => receiver.received.length > before + 1);
  const ids = receiver.received.slice(before).map(({ headers }) => headers['webhook-id']);
  expect(ids).toEqual([delivery!.errandId, delivery!.errandId]);
});

test('TL4e a value of WEBHOOK_ALLOW that is no network ends the start with a message that names it', async () => {
  await expect(startTestServer({ WEBHOOK_ALLOW: 'everything' })).rejects.toThrow(/WEBHOOK_ALLOW.*"everything"/);
});
