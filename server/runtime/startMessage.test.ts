import { expect, test } from 'vitest';
import { createLog } from './log.ts';
import { isReachableWithoutTls, startMessage } from './startMessage.ts';

const facts = {
  port: 3000,
  host: '127.0.0.1',
  publicUrl: null,
  dataDirectory: '/srv/data',
  addresses: ['192.168.1.20'],
};

test('OP2c the start message has the link, how to let others in, and where the data is', () => {
  const alone = startMessage(facts);
  expect(alone).toContain('http://localhost:3000');
  expect(alone).toContain('Only this computer can open it');
  expect(alone).toContain('HOST=0.0.0.0');
  expect(alone).toContain('/srv/data');
  const open = startMessage({ ...facts, host: '0.0.0.0' });
  expect(open).toContain('http://192.168.1.20:3000');
  expect(open).not.toContain('Only this computer');
  expect(startMessage({ ...facts, host: '10.0.0.7' })).toContain('http://10.0.0.7:3000');
  const behindProxy = startMessage({ ...facts, publicUrl: 'https://premortem.example.org' });
  expect(behindProxy).not.toContain('localhost');
  expect(behindProxy).not.toContain('Only this computer');
});

test('OP2b only https or a loopback address counts as not reachable without encryption', () => {
  const cases = [
    ['127.0.0.1', null, false],
    ['localhost', 'http://intranet.example.org', false],
    ['::1', null, false],
    ['0.0.0.0', null, true],
    ['::', 'http://premortem.example.org', true],
    ['192.168.1.20', null, true],
    ['0.0.0.0', 'https://premortem.example.org', false],
  ] as const;
  for (const [host, publicUrl, expected] of cases)
    expect(isReachableWithoutTls({ host, publicUrl }), host).toBe(expected);
});

test('OP2c on a terminal the log is sentences, elsewhere lines of JSON', () => {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  for (const isTerminal of [true, false]) {
    const log = createLog('info', { isTerminal, write });
    log.info('listening on http://127.0.0.1:3000');
    log.warn('a commit failed', { error: 'Full' });
  }
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d listening on http:\/\/127\.0\.0\.1:3000\n$/);
  expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d Warning: a commit failed \(error: Full\)\n$/);
  expect(JSON.parse(lines[2]!)).toMatchObject({ level: 30, msg: 'listening on http://127.0.0.1:3000' });
  expect(JSON.parse(lines[3]!)).toMatchObject({ level: 40, msg: 'a commit failed', error: 'Full' });
});
