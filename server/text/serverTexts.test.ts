import { expect, test } from 'vitest';
import { serverLanguage, serverTexts } from './serverTexts.ts';

test('a folder of texts is a language, found without registration', () => {
  expect(serverLanguage('en-XA')).toBe('en-XA');
  expect(serverTexts({ language: 'en-XA' }).stored.contract).toMatch(/^Ŵé áššûɱé/);
});

test('an unknown or absent language is English', () => {
  expect(serverLanguage('tlh')).toBe('en');
  expect(serverLanguage('not a tag')).toBe('en');
  expect(serverTexts({}).stored.guest(3)).toBe('Guest 3');
  expect(serverTexts({ language: 'tlh' }).stored.guest(3)).toBe('Guest 3');
});
