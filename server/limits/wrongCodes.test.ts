import { expect, test } from 'vitest';
import { addressGroup } from './addressGroup.ts';
import { createWrongCodes } from './wrongCodes.ts';

const clock = { monotonicNow: () => 1_000_000 };

test('GW4a an IPv6 /64 counts as one address in every notation; IPv4 counts as itself, also inside IPv6', () => {
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

test('GW4a after 20 wrong codes an address is refused; others are not', () => {
  const wrongCodes = createWrongCodes(clock);
  for (let i = 0; i < 20; i++) {
    expect(wrongCodes.isAllowed('10.0.0.1')).toBe(true);
    wrongCodes.add('10.0.0.1');
  }
  expect(wrongCodes.isAllowed('10.0.0.1')).toBe(false);
  expect(wrongCodes.isAllowed('::ffff:10.0.0.1')).toBe(false);
  expect(wrongCodes.isAllowed('10.0.0.2')).toBe(true);
});

test('GW4a above 2,000 wrong codes addresses with one are refused; above 30,000 all are', () => {
  const wrongCodes = createWrongCodes(clock);
  wrongCodes.add('192.0.2.9');
  expect(wrongCodes.isAllowed('192.0.2.9')).toBe(true);
  for (let i = 0; i < 2_000; i++) wrongCodes.add(`10.1.${i >> 8}.${i & 255}`);
  expect(wrongCodes.isAllowed('192.0.2.9')).toBe(false);
  expect(wrongCodes.isAllowed('192.0.2.7')).toBe(true);
  for (let i = 0; i < 28_000; i++) wrongCodes.add(`10.2.${i >> 8}.${i & 255}`);
  expect(wrongCodes.isAllowed('192.0.2.7')).toBe(false);
});
