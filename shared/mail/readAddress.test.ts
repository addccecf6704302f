import { domainToASCII } from 'node:url';
import { expect, test } from 'vitest';
import { readMailAddress } from './readAddress.ts';

const read = (typed: string): string | null => readMailAddress(typed, domainToASCII);

test('TL50a an address is stored on one line, its domain in ASCII and in small letters', () => {
  expect(read('priya@example.org')).toBe('priya@example.org');
  expect(read('  Priya.Rao+atlas@Mail.Example.ORG ')).toBe('Priya.Rao+atlas@mail.example.org');
  expect(read("o'neil@example.co.uk")).toBe("o'neil@example.co.uk");
  expect(read('jörg@example.org')).toBeNull();
  expect(read('joerg@müller.example')).toBe('joerg@xn--mller-kva.example');
  expect(read('x@例え.テスト')).toBe('x@xn--r8jz45g.xn--zckzah');
});

test.each([
  'priya',
  '@example.org',
  'priya@',
  'priya@localhost',
  'priya@example',
  'priya@example.org.',
  'priya@-example.org',
  'priya@example..org',
  '.priya@example.org',
  'priya.@example.org',
  'pri..ya@example.org',
  'priya@[127.0.0.1]',
  'priya@127.0.0.1',
  'priya@example.org,omar@example.org',
  'priya@example.org omar@example.org',
  'omar@example.org;priya@example.org',
  'Priya <priya@example.org>',
  '"priya rao"@example.org',
  'priya@example.org\r\nBcc: omar@example.org',
  'priya\r\nBcc: omar@example.org',
  'priya\0@example.org',
  'priya@exa\u202Emple.org\n',
  'priya@example.org>',
  'priya@example.org/path',
  'priya@user:pass@example.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(64)}.org`,
  `${'a'.repeat(60)}@${`${'b'.repeat(60)}.`.repeat(4)}org`,
])('TL50a %j is no address', (typed) => {
  expect(read(typed)).toBeNull();
});
