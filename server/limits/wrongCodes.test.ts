import { expect, test } from 'vitest';
import { addressGroup, createAttempts } from './wrongCodes.ts';

test('GW4 an IPv6 /64 is one address, whatever way it is written; IPv4 is itself, also inside IPv6', () => {
  const group = addressGroup('2001:db8:0:7:1:2:3:4');
  for (const same of ['2001:db8:0:7::1', '2001:0DB8:0000:0007:ffff::', '2001:db8:0:7:aaaa:bbbb:cccc:dddd']) {
    expect(addressGroup(same)).toBe(group);
  }
  expect(addressGroup('2001:db8:0:8::1')).not.toBe(group);
  expect(addressGroup('2001:db8::7:1:2:3:4')).toBe(group);
  expect(addressGroup('::1')).toBe(addressGroup('0:0:0:0:0:0:0:1'));
  expect(addressGroup('::ffff:10.1.2.3')).toBe('10.1.2.3');
  expect(addressGroup('10.1.2.3')).toBe('10.1.2.3');
  expect(addressGroup('10.1.2.4')).not.toBe(addressGroup('10.1.2.3'));
});

test('GW4 twenty wrong codes and an address waits, others do not', async () => {
  const attempts = createAttempts();
  for (let i = 0; i < 20; i++) {
    expect(await attempts.isAllowed('10.0.0.1')).toBe(true);
    await attempts.failed('10.0.0.1');
  }
  expect(await attempts.isAllowed('10.0.0.1')).toBe(false);
  expect(await attempts.isAllowed('::ffff:10.0.0.1')).toBe(false);
  expect(await attempts.isAllowed('10.0.0.2')).toBe(true);
});

test('GW4 when many guess, who guessed wrong once waits, and who did not may still come in; beyond the cap nobody guesses', async () => {
  const attempts = createAttempts();
  await attempts.failed('192.0.2.9');
  expect(await attempts.isAllowed('192.0.2.9')).toBe(true);
  for (let i = 0; i < 2_000; i++) await attempts.failed(`10.1.${i >> 8}.${i & 255}`);
  expect(await attempts.isAllowed('192.0.2.9')).toBe(false);
  expect(await attempts.isAllowed('192.0.2.7')).toBe(true);
  for (let i = 0; i < 28_000; i++) await attempts.failed(`10.2.${i >> 8}.${i & 255}`);
  expect(await attempts.isAllowed('192.0.2.7')).toBe(false);
});
