import type { AddressInfo } from 'node:net';
import type { ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportJson } from '../../server/export/json.ts';
import { completeFacts, completePlan, givenInput } from '../../server/testing/exportFixture.ts';
import { cryptoRandom } from '../../server/runtime/random.ts';
import { createToken } from '../../shared/ids.ts';
import type { MailReply } from '../../shared/mail/mailReply.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

let server: TestServer;
let smtp: SMTPServer;
const received: ParsedMail[] = [];

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      void simpleParser(stream).then((mail) => {
        received.push(mail);
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  server = await startTestServer({
    SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'forewarned@example.org',
    PUBLIC_URL: 'https://forewarned.example.org',
  });
});
afterAll(async () => {
  await server.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

async function createRegister() {
  const file = exportJson(
    givenInput(
      { late: { cards: ['Late'], facts: { ...completeFacts, number: 1, state: 'armed' }, plan: completePlan } },
      { topRisks: ['late'], ranking: [['late']] },
    ),
  );
  const made = (await (await server.post('/api/imports', file)).json()) as WorkshopCreated;
  const at = `/api/workshops/${made.workshopId}`;
  const send = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(server.url + at + path, {
      method,
      headers: { authorization: `Bearer ${made.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const own = async () => ((await (await send('GET', '/mail')).json()) as MailReply).own;
  return { at, send, own, put: (address: string) => send('PUT', '/mail', { address }) };
}

async function mailsTo(address: string, count: number): Promise<ParsedMail[]> {
  const found = (): ParsedMail[] =>
    received.filter(({ to }) => to && !Array.isArray(to) && to.value[0]?.address === address);
  await expect.poll(() => found().length, { timeout: 10_000 }).toBe(count);
  return found();
}

const linkIn = (mail: ParsedMail | undefined, path: string): string =>
  new RegExp(`https://forewarned\\.example\\.org(${path}\\S+)`).exec(mail?.text ?? '')?.[1] ?? '';

test('TL50c an address is confirmed by pressing a button, and by nothing that a link scanner does', async () => {
  const { at, send, own, put } = await createRegister();
  expect(await (await put('faye@example.org')).json()).toMatchObject({ isConfigured: true, isOn: true });
  const [mail] = await mailsTo('faye@example.org', 1);
  const link = linkIn(mail, '/m/');
  expect((await fetch(server.url + link)).status).toBe(200);
  expect((await fetch(server.url + link, { method: 'HEAD' })).status).toBe(200);
  expect((await own())?.confirmedOn).toBeNull();
  const secret = link.split('#')[1] ?? '';
  const wrong = await server.post(`${at}/mail/confirmations`, { secret: createToken(cryptoRandom) });
  expect(wrong.status).toBe(401);
  const right = await server.post(`${at}/mail/confirmations`, { secret });
  expect(await right.json()).toMatchObject({ address: 'faye@example.org' });
  expect((await own())?.confirmedOn).not.toBeNull();
  expect(await (await send('DELETE', '/mail')).json()).toMatchObject({ own: null });
  expect((await server.post(`${at}/mail/confirmations`, { secret })).status).toBe(401);
});

test('TL50a what is no address is refused with what to do, and nothing is stored or sent', async () => {
  const { own, put } = await createRegister();
  for (const address of ['faye', 'a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', ''])
    expect(await (await put(address)).json()).toMatchObject({ code: 'malformed' });
  expect(await own()).toBeNull();
});

test('TL50d one address gets three confirmation mails a day, from whichever register', async () => {
  for (let i = 0; i < 3; i++) expect((await (await createRegister()).put('Often@example.org')).status).toBe(200);
  const { own, put } = await createRegister();
  expect(await (await put('often@example.org')).json()).toMatchObject({ code: 'tooManyAttempts' });
  expect(await own()).toBeNull();
  await mailsTo('Often@example.org', 3);
});

test('TL54a looking at the link that stops mails changes nothing; its button and one click remove the address', async () => {
  for (const body of [undefined, 'List-Unsubscribe=One-Click']) {
    const { own, put } = await createRegister();
    const address = `stop${body === undefined ? 1 : 2}@example.org`;
    await put(address);
    const [mail] = await mailsTo(address, 1);
    const link = linkIn(mail, '/unsubscribe/');
    const page = await fetch(server.url + link);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<form method="post">');
    await fetch(server.url + link, { method: 'HEAD' });
    expect(await own()).not.toBeNull();
    const stopped = await fetch(server.url + link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...(body !== undefined && { body }),
    });
    expect(stopped.status).toBe(200);
    expect(await own()).toBeNull();
  }
});

test('TL54a a secret that is not known gets the same page', async () => {
  const post = async (secret: string): Promise<string> =>
    (await fetch(`${server.url}/unsubscribe/${secret}`, { method: 'POST' })).text();
  const { put } = await createRegister();
  await put('same@example.org');
  const link = linkIn((await mailsTo('same@example.org', 1))[0], '/unsubscribe/');
  expect(await post(createToken(cryptoRandom))).toBe(await post(link.split('/').at(-1) ?? ''));
});

test('TL53b a link that is not known answers nothing', async () => {
  const { at } = await createRegister();
  const answer = await server.post(`${at}/taps`, { secret: createToken(cryptoRandom), answer: 'fine' });
  expect(answer.status).toBe(401);
  expect((await fetch(`${server.url}/t/some-register`)).status).toBe(200);
});
