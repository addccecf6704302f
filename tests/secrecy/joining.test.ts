import { afterEach, beforeEach, expect, test } from 'vitest';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { readJoinFragment } from '../../shared/protocol/joinLink.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { Asked, JoinServer } from './joinServer.ts';
import { createJoinServer } from './joinServer.ts';

let server: JoinServer;
let made: WorkshopCreated;
let linkSecret: string;
beforeEach(async () => {
  server = await createJoinServer();
  made = await server.create();
  linkSecret = readJoinFragment(made.joinLink.split('#')[1]!).linkSecret!;
});
afterEach(() => server.close());

const office = '198.51.100.7';
const wrong = '00000000';

const typed = (joinCode: string, address: string): Asked => server.send('POST', '/api/joins', { joinCode }, address);
const byLink = (address: string, secret = linkSecret, joinCode = made.joinCode) =>
  server.ask('POST', '/api/joins', { joinCode, linkSecret: secret }, address);
const statuses = (asked: readonly Asked[]): (number | undefined)[] => asked.map((one) => one.answer()?.status);
const answeredOf = (asked: readonly Asked[]): number => asked.filter((one) => one.answer() !== null).length;

/** 20 wrong codes from the office, each answered at once, and one more, after which its typed codes wait. */
async function useUpTheOffice(): Promise<void> {
  const guesses = Array.from({ length: 21 }, () => typed(wrong, office));
  await server.until(() => answeredOf(guesses) === guesses.length);
  expect(statuses(guesses)).toEqual(guesses.map(() => 404));
}

test('JN1 the link of a new workshop holds its code and 128 random bits, and admits', async () => {
  expect(made.joinLink).toMatch(/\/j#[0-9A-Z]{4}-[0-9A-Z]{4}\.[A-Za-z0-9_-]{22}$/);
  expect((await byLink(office)).status).toBe(201);
  const other = await server.create();
  expect(readJoinFragment(other.joinLink.split('#')[1]!).linkSecret).not.toBe(linkSecret);
  expect((await byLink(office, linkSecret, other.joinCode)).status).toBe(404);
});

test('GW4a GW4d after 20 wrong codes from an office its links work at once, and its right typed code within a minute', async () => {
  await useUpTheOffice();
  const guesses = Array.from({ length: 29 }, () => typed(wrong, office));
  const honest = typed(made.joinCode, office);
  await server.roundTrip();
  expect([answeredOf(guesses), honest.answer()]).toEqual([0, null]);
  expect((await byLink(office)).status).toBe(201);
  const wait = await server.ask('GET', '/api/joins/wait', null, office);
  expect(wait.body).toEqual({ waitSeconds: 62 });
  await server.pass(minuteMs - secondMs);
  expect([answeredOf(guesses), honest.answer()]).toEqual([29, null]);
  await server.pass(secondMs);
  await server.until(() => honest.answer() !== null);
  expect(honest.answer()?.status).toBe(201);
});

test('GW4b one more than 30 waiting codes is refused; one whose request ends leaves its place', async () => {
  await useUpTheOffice();
  const waiting = Array.from({ length: 30 }, () => typed(wrong, office));
  await server.roundTrip();
  const late = await server.ask('POST', '/api/joins', { joinCode: made.joinCode }, office);
  expect(late).toMatchObject({ status: 429, body: { code: 'tooManyAttempts' } });
  for (const one of waiting.slice(0, 29)) one.abort();
  await server.until(() => server.waitsOf(office) <= 2 * 2 * secondMs);
  const honest = typed(made.joinCode, office);
  await server.pass(3 * 2 * secondMs);
  await server.until(() => honest.answer() !== null);
  expect(honest.answer()?.status).toBe(201);
});

test('GW4c GW4d during 30,000 wrong codes from one /48 links work at once, and typed codes from elsewhere within seconds', { timeout: 240_000 }, async () => {
  const attacker = (i: number): string => `2001:db8:7:${(i % 65_536).toString(16)}::1`;
  const guesses: Asked[] = [];
  const before = server.answered();
  for (let batch = 0; batch < 30; batch++) {
    for (let i = 0; i < 1_000; i++) guesses.push(typed(wrong, attacker(guesses.length)));
    // Those beyond the burst and the 3,000 that wait are refused.
    await server.until(() => guesses.length - (server.answered() - before) <= 3_000);
  }
  expect(statuses(guesses).filter((status) => status === 404)).toHaveLength(200);
  expect(statuses(guesses).filter((status) => status === 429).length).toBeGreaterThan(26_000);
  expect((await byLink('203.0.113.9')).status).toBe(201);
  expect((await byLink(attacker(1))).status).toBe(201);
  const honest = Array.from({ length: 10 }, (_, i) => typed(made.joinCode, `203.0.${i}.9`));
  await server.roundTrip();
  await server.pass(secondMs);
  await server.until(() => answeredOf(honest) === honest.length);
  expect(statuses(honest)).toEqual(honest.map(() => 201));
}); // prettier-ignore

test('GW4d wrong link secrets are not counted, get the bytes of a wrong code, and load no workshop', async () => {
  const loaded: string[] = [];
  const load = server.store.load.bind(server.store);
  server.store.load = (id) => {
    loaded.push(id);
    return load(id);
  };
  const right = await server.ask('POST', '/api/joins', { joinCode: wrong }, '203.0.113.1');
  for (let i = 0; i < 50; i++) {
    const secret = `${i}`.padEnd(22, 'x');
    expect(await byLink(office, secret)).toEqual(right);
    expect(await byLink(office, secret, wrong)).toEqual(right);
  }
  expect(loaded).toEqual([]);
  const honest = await server.ask('POST', '/api/joins', { joinCode: made.joinCode }, office);
  expect(honest.status).toBe(201);
});
