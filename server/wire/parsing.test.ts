import { expect, test } from 'vitest';
import { hasPrototypeKey, parseCommand } from './parsing.ts';

const deep = (open: string, close: string, times: number, inner: string): unknown =>
  JSON.parse(`{"type":"setAgenda","agenda":${open.repeat(times)}${inner}${close.repeat(times)}}`);

test('CM4 a command with 30,000 nested arrays is refused as malformed without a stack overflow', () => {
  expect(parseCommand(deep('[', ']', 30_000, ''))).toMatchObject({ kind: 'malformed', type: 'setAgenda' });
  expect(parseCommand(deep('{"a":', '}', 10_000, '1'))).toMatchObject({ kind: 'malformed', type: 'setAgenda' });
});

test('CM4 a key that reaches a prototype is found at any depth of objects and arrays', () => {
  for (const key of ['__proto__', 'constructor', 'prototype'])
    for (const times of [0, 1, 5, 10_000]) {
      expect(hasPrototypeKey(deep('[', ']', times, `{"${key}":1}`))).toBe(true);
      expect(hasPrototypeKey(deep('{"a":', '}', times, `{"b":null,"${key}":1,"c":[]}`))).toBe(true);
    }
  expect(hasPrototypeKey(deep('[', ']', 5, '{"proto":["__proto__",null,false,0,""]}'))).toBe(false);
  for (const plain of [null, undefined, 0, '__proto__', [], {}]) expect(hasPrototypeKey(plain)).toBe(false);
});
