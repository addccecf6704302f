import type { IncomingHttpHeaders } from 'node:http';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { isAllowedOrigin, readOffer } from './handshake.ts';

const request = (headers: IncomingHttpHeaders): IncomingMessage =>
  Object.assign(new IncomingMessage(new Socket()), { headers });
const offer = (protocols: string | undefined) =>
  readOffer(request(protocols === undefined ? {} : { 'sec-websocket-protocol': protocols }));

test('GW2b version, token, padding and screens are read from the offered subprotocols', () => {
  expect(offer('forewarned.1, token.abc')).toEqual({
    isOurVersion: true,
    token: 'abc',
    padded: false,
    isScreen: false,
  });
  expect(offer('forewarned.1, token.abc, screen.1')).toMatchObject({ isScreen: true });
  expect(offer('token.abc,padded.1,forewarned.1')).toEqual({
    isOurVersion: true,
    token: 'abc',
    padded: true,
    isScreen: false,
  });
  expect(offer('forewarned.2, token.abc')).toMatchObject({ isOurVersion: false });
  expect(offer('forewarned.1')).toMatchObject({ token: null });
  expect(offer(`forewarned.1, page.${protocolVersion}, token.abc`)).toMatchObject({ isOurVersion: true });
  expect(offer(`forewarned.1, page.${protocolVersion - 1}, token.abc`)).toMatchObject({ isOurVersion: false });
  expect(offer(undefined)).toEqual({ isOurVersion: false, token: null, padded: false, isScreen: false });
});

test('GW1 our own page, a listed origin and a request without origin are accepted; similar origins are not', () => {
  const host = 'app.example.org';
  const passes = (origin: string | undefined, allowed: readonly string[] = []): boolean =>
    isAllowedOrigin(request({ host, ...(origin !== undefined && { origin }) }), allowed);
  expect(passes(undefined)).toBe(true);
  expect(passes('https://app.example.org')).toBe(true);
  expect(passes('https://other.example.org', ['https://other.example.org'])).toBe(true);
  for (const foreign of [
    'null', '', 'https://example.org', 'https://evil.app.example.org', 'https://app.example.org.evil.net',
    'https://app.example.org:8443', 'https://app.example.org@evil.net', 'app.example.org', 'https://app.example.org.',
    'https://evil.net@app.example.org', 'HTTPS://APP.EXAMPLE.ORG', 'https://app.example.org/', 'ftp://app.example.org',
    'chrome-extension://app.example.org', 'https://app.example.org, https://evil.net', 'https://app.example.org\\.evil.net',
  ]) {
    expect(passes(foreign), foreign).toBe(false);
  } // prettier-ignore
  // A page without encryption is ours as long as nobody said that ours is encrypted.
  expect(passes('http://app.example.org')).toBe(true);
  expect(passes('http://app.example.org', ['https://app.example.org'])).toBe(false);
});

test('GW1 a host with the default port of the scheme is the same host', () => {
  const passes = (host: string, origin: string): boolean => isAllowedOrigin(request({ host, origin }), []);
  expect(passes('app.example.org:443', 'https://app.example.org')).toBe(true);
  expect(passes('app.example.org:80', 'http://app.example.org')).toBe(true);
  expect(passes('app.example.org:80', 'https://app.example.org')).toBe(false);
  expect(passes('127.0.0.1:3000', 'http://127.0.0.1:3000')).toBe(true);
});
