import { expect, test } from 'vitest';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { createFakeClock } from '../../tests/harness/fakeClock.ts';
import { addressGroup, networkOf } from './addressGroup.ts';
import { createTypedCodes, typedCodeLimits } from './typedCodes.ts';

const { wrongPerAddress, slowMs, slowWaiting, burstInAll, perSecondInAll, waitingInAll } = typedCodeLimits;
const office = '198.51.100.7';

type Answer = 'right' | 'wrong' | 'refused';

/** Codes that are typed under a fake clock; each is checked as soon as it is its turn. */
function createTyping({ earlyMs = 0 } = {}) {
  const time = createFakeClock(1_000_000);
  const timers = time.startTimers();
  const codes = createTypedCodes(time.clock, { after: (ms, run) => timers.after(Math.max(1, ms - earlyMs), run) });
  const answers: { readonly address: string; readonly answer: Answer; readonly at: number }[] = [];
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return {
    codes,
    answers,
    type(address: string, isRight: boolean, gone?: AbortSignal): void {
      void codes.turn(address, gone).then((turn) => {
        turn?.settle(isRight);
        answers.push({ address, answer: turn === null ? 'refused' : isRight ? 'right' : 'wrong', at: time.clock.now() - 1_000_000 }); // prettier-ignore
      });
    },
    settled,
    pass: (ms: number) => time.advance(ms, settled),
    of: (answer: Answer, address?: string) =>
      answers.filter((one) => one.answer === answer && (address === undefined || one.address === address)),
  };
}

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

test('GW4c an IPv6 /48 and an IPv4 /24 are one network', () => {
  expect(networkOf('2001:db8:7:1::1')).toBe(networkOf('2001:db8:7:ffff::2'));
  expect(networkOf('2001:db8:8:1::1')).not.toBe(networkOf('2001:db8:7:1::1'));
  expect(networkOf('10.1.2.3')).toBe(networkOf('::ffff:10.1.2.200'));
  expect(networkOf('10.1.3.3')).not.toBe(networkOf('10.1.2.3'));
});

test('GW4a after 20 wrong codes one code of the address is checked every 2 seconds, right or wrong; others do not wait', async () => {
  const typing = createTyping();
  for (let i = 0; i < wrongPerAddress + 5; i++) typing.type(office, false);
  for (let i = 0; i < 5; i++) typing.type(office, true);
  typing.type('198.51.100.8', true);
  await typing.settled();
  expect(typing.of('wrong', office)).toHaveLength(wrongPerAddress + 1);
  expect(typing.of('right')).toMatchObject([{ address: '198.51.100.8', at: 0 }]);
  await typing.pass(slowMs - 1);
  expect(typing.of('wrong', office)).toHaveLength(wrongPerAddress + 1);
  await typing.pass(1 + 3 * slowMs);
  expect(typing.of('wrong', office)).toHaveLength(wrongPerAddress + 5);
  await typing.pass(5 * slowMs);
  const waits = typing.of('right', office).map(({ at }) => at);
  expect(waits).toEqual([5, 6, 7, 8, 9].map((turn) => turn * slowMs));
  typing.type(office, true);
  await typing.pass(slowMs);
  expect(typing.of('right', office)).toHaveLength(6);
});

test('GW4a timers that run a millisecond early, as those of Node do, let no code wait for ever', async () => {
  const typing = createTyping({ earlyMs: 1 });
  for (let i = 0; i < wrongPerAddress + 3; i++) typing.type(office, false);
  typing.type(office, true);
  await typing.pass(4 * slowMs);
  expect(typing.of('right')).toHaveLength(1);
});

test('GW4b 30 codes of an address wait, the last for a minute; one more is refused', async () => {
  const typing = createTyping();
  for (let i = 0; i < wrongPerAddress; i++) typing.type(office, false);
  await typing.settled();
  typing.type(office, false);
  await typing.settled();
  for (let i = 0; i < slowWaiting; i++) typing.type(office, true);
  typing.type(office, true);
  await typing.settled();
  expect(typing.of('refused')).toHaveLength(1);
  expect(typing.codes.waitMs(office)).toBe((slowWaiting + 1) * slowMs);
  await typing.pass(minuteMs - 1);
  expect(typing.of('right')).toHaveLength(slowWaiting - 1);
  await typing.pass(1);
  expect(typing.of('right')).toHaveLength(slowWaiting);
});

test('GW4a ten minutes after the first wrong code an address is checked at once again', async () => {
  const typing = createTyping();
  for (let i = 0; i < wrongPerAddress + 1; i++) typing.type(office, false);
  await typing.pass(10 * minuteMs);
  for (let i = 0; i < wrongPerAddress; i++) typing.type(office, true);
  await typing.settled();
  expect(typing.of('right')).toHaveLength(wrongPerAddress);
});

test('GW4a codes that are checked at the same time count as wrong until they are known to be right', async () => {
  const typing = createTyping();
  const turns = Array.from({ length: 25 }, () => typing.codes.turn(office));
  let taken = 0;
  for (const turn of turns) void turn.then(() => taken++);
  await typing.settled();
  expect(taken).toBe(wrongPerAddress);
  (await turns[0])?.settle(true);
  (await turns[0])?.settle(true);
  await typing.settled();
  expect(taken).toBe(wrongPerAddress + 1);
});

test('GW4a right codes are not counted: 200 people behind one address join at once', async () => {
  const typing = createTyping();
  for (let i = 0; i < 200; i++) typing.type(office, i % 20 !== 7);
  for (let i = 0; i < 50; i++) await typing.settled();
  expect([typing.of('right').length, typing.of('wrong').length]).toEqual([190, 10]);
});

test('GW4b a code whose sender has gone leaves its place to the next', async () => {
  const typing = createTyping();
  for (let i = 0; i < wrongPerAddress + 1; i++) typing.type(office, false);
  await typing.settled();
  const gone = new AbortController();
  for (let i = 0; i < slowWaiting - 1; i++) typing.type(office, false, gone.signal);
  typing.type(office, true);
  await typing.settled();
  gone.abort();
  await typing.pass(slowMs);
  expect(typing.of('right')).toMatchObject([{ at: slowMs }]);
});

test('GW4c 30,000 wrong codes from one /48: 50 a second are checked, and codes from elsewhere are checked at once', async () => {
  const typing = createTyping();
  const attacker = (i: number): string => `2001:db8:7:${(i % 65_536).toString(16)}::1`;
  for (let i = 0; i < 30_000; i++) typing.type(attacker(i), false);
  await typing.settled();
  expect(typing.of('wrong')).toHaveLength(burstInAll);
  expect(typing.of('refused')).toHaveLength(30_000 - burstInAll - waitingInAll);
  for (let i = 0; i < 20; i++) typing.type(`203.0.${i}.9`, true);
  await typing.settled();
  expect(typing.of('refused')).toHaveLength(30_000 - burstInAll - waitingInAll + 20);
  expect(typing.codes.waitMs('192.0.2.1')).toBeLessThan(secondMs);
  await typing.pass(secondMs);
  expect(typing.of('right')).toHaveLength(20);
  expect(typing.of('wrong')).toHaveLength(burstInAll + perSecondInAll - 20);
  await typing.pass(minuteMs);
  expect(typing.of('wrong').length).toBeLessThanOrEqual(burstInAll + waitingInAll);
}); // prettier-ignore

test('GW4c with 100 networks that guess all the time everybody else is checked within a minute', async () => {
  const typing = createTyping();
  const flood = (): void => {
    for (let network = 0; network < 100; network++)
      for (let i = 0; i < 40; i++) typing.type(`2001:db8:${network.toString(16)}:${i}::1`, false);
  };
  flood();
  await typing.settled();
  for (let i = 0; i < 50; i++) typing.type(`203.0.${i}.9`, true);
  for (let second = 0; second < 10; second++) {
    flood();
    await typing.pass(secondMs);
  }
  expect(typing.of('right')).toHaveLength(50);
  expect(typing.of('right').every(({ at }) => at < minuteMs)).toBe(true);
});
