import { expect, test } from 'vitest';
import { readSmtpSettings } from './smtpSettings.ts';

const given = (SMTP_URL: string, more: object = {}) =>
  readSmtpSettings({ SMTP_URL, MAIL_FROM: 'mail@example.org', PUBLIC_URL: 'https://example.org', ...more });

test('TL55a the URL says server, port, TLS and login', () => {
  expect(readSmtpSettings({})).toBeNull();
  expect(given('smtps://na%40me:pa%3Ass@mail.example.org')).toEqual({
    host: 'mail.example.org',
    port: 465,
    isImplicitTls: true,
    needsTls: true,
    login: { user: 'na@me', pass: 'pa:ss' },
    from: { name: 'Forewarned', address: 'mail@example.org' },
  });
  expect(given('smtp://mail.example.org')).toMatchObject({
    port: 587,
    isImplicitTls: false,
    needsTls: true,
    login: null,
  });
  expect(given('smtp://mail.example.org:25?tls=optional')).toMatchObject({ port: 25, needsTls: false });
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    expect(given(`smtp://${host}:1025`)).toMatchObject({ needsTls: false });
  expect(given('smtp://localhost', { MAIL_FROM: '"Team Atlas" <atlas@example.org>' })?.from).toEqual({
    name: 'Team Atlas',
    address: 'atlas@example.org',
  });
});

test.each([
  ['SMTP_URL', { SMTP_URL: 'mail.example.org' }],
  ['SMTP_URL', { SMTP_URL: 'https://mail.example.org' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://mail.example.org/path' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://mail.example.org?starttls=no' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://secret@mail.example.org' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://%E0:secret@mail.example.org' }],
  ['MAIL_FROM', { MAIL_FROM: undefined }],
  ['MAIL_FROM', { MAIL_FROM: 'nobody' }],
  ['MAIL_FROM', { MAIL_FROM: 'a@example.org, b@example.org' }],
  ['MAIL_FROM', { MAIL_FROM: 'A\r\nBcc: b@example.org <a@example.org>' }],
  ['PUBLIC_URL', { PUBLIC_URL: undefined }],
])('TL55a a wrong %s is named, without what is secret in it', (name, wrong) => {
  const start = (): unknown => given('smtp://localhost', wrong);
  expect(start).toThrow(name);
  expect(start).not.toThrow('secret');
});
