import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { ana, ben, lea } from '../testing/boardFixture.ts';
import { givenRegister, morning, withAddresses } from '../testing/mailFixture.ts';
import type { MailCourier } from './mailCourier.ts';
import { createMailCourier } from './mailCourier.ts';
import type { SmtpSettings } from './smtpSettings.ts';
import { readSmtpSettings } from './smtpSettings.ts';

const open: { readonly close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

type Received = { readonly raw: string; readonly mail: ParsedMail; readonly to: readonly string[] };
type Rules = ConstructorParameters<typeof SMTPServer>[0];

/** A real SMTP server that keeps what it is given. */
async function smtpServer(rules: Rules = {}): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('latin1');
        const to = session.envelope.rcptTo.map(({ address }) => address);
        void simpleParser(raw).then((mail) => {
          received.push({ raw, mail, to });
          callback();
        });
      });
    },
    ...rules,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
  return { port: (server.server.address() as AddressInfo).port, received };
}

const environment = (port: number, more = '') => ({
  SMTP_URL: `smtp://127.0.0.1:${port}${more}`,
  MAIL_FROM: 'Forewarned <forewarned@example.org>',
  PUBLIC_URL: 'https://forewarned.example.org',
});

function courier(settings: SmtpSettings | null): MailCourier {
  if (settings === null) throw new Error('there are no settings');
  const made = createMailCourier(settings);
  open.push(made);
  return made;
}

const message = {
  to: 'ana@example.org',
  subject: 'Today: failed renewals (R4, Atlas – größer)',
  text: 'Ärger\n',
  html: '<p>Ärger</p>',
  headers: { 'Message-ID': '<abc@forewarned.example.org>', 'Auto-Submitted': 'auto-generated' },
};

test('TL52c a mail arrives as plain text and HTML, with its id, its date and the headers of one click', async () => {
  const { port, received } = await smtpServer();
  const register = withAddresses(givenRegister(), [ana, ben, lea], '2027-01-04');
  const mail = morning(register, '2027-01-11').told[0]?.mail;
  if (!mail) throw new Error('there is no mail');
  expect(await courier(readSmtpSettings(environment(port))).send(mail)).toEqual({ ok: true });
  const [got] = received;
  expect(got?.to).toEqual(['ana@example.org']);
  expect(got?.mail.subject).toBe(mail.subject);
  expect(got?.mail.text?.trim()).toBe(mail.text.trim());
  expect(got?.mail.html).toBe(mail.html);
  expect(got?.mail.messageId).toBe(mail.headers['Message-ID']);
  expect(Math.abs(Date.now() - (got?.mail.date?.getTime() ?? 0))).toBeLessThan(60_000);
  expect(got?.mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(got?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect(got?.mail.from?.value[0]).toMatchObject({ name: 'Forewarned', address: 'forewarned@example.org' });
});

test('TL52d a subject or an address with line ends adds neither header nor recipient', async () => {
  const { port, received } = await smtpServer();
  const { send } = courier(readSmtpSettings(environment(port)));
  await send({ ...message, subject: 'Hello\r\nBcc: eve@example.org\r\n\r\nbody' });
  await send({ ...message, to: 'ana@example.org, eve@example.org' });
  await send({ ...message, to: 'ana@example.org\r\nRCPT TO:<eve@example.org>' });
  expect(received.flatMap(({ to }) => to)).not.toContain('eve@example.org');
  expect(received.every(({ mail }) => mail.bcc === undefined && mail.cc === undefined)).toBe(true);
  expect(received.length).toBeGreaterThan(0);
});

test.each([
  [550, { ok: false, reason: 'mailRejected', isFinal: true }],
  [451, { ok: false, reason: 'mailPutOff' }],
] as const)('TL55c a server that answers %i', async (responseCode, expected) => {
  const { port } = await smtpServer({
    onRcptTo: (_address, _session, callback) =>
      callback(Object.assign(new Error('no mailbox ana@example.org'), { responseCode })),
  });
  expect(await courier(readSmtpSettings(environment(port))).send(message)).toEqual(expected);
});

test('TL55c a server that is not there, and one that never answers', async () => {
  const nobody = createServer();
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
  const { port } = nobody.address() as AddressInfo;
  await new Promise<void>((resolve) => nobody.close(() => resolve()));
  expect(await courier(readSmtpSettings(environment(port))).send(message)).toEqual({
    ok: false,
    reason: 'noConnection',
  });
});

test('TL55b without TLS nothing is sent to another machine, unless the setting allows it', async () => {
  const { port, received } = await smtpServer();
  const settings = readSmtpSettings(environment(port));
  if (!settings) throw new Error('there are no settings');
  expect(settings.needsTls).toBe(false);
  const strict = { ...settings, needsTls: true, login: { user: 'forewarned', pass: 'secret' } };
  expect(await courier(strict).send(message)).toMatchObject({ ok: false });
  expect(received).toEqual([]);
});
