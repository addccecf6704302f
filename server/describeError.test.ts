import { expect, test } from 'vitest';
import { describeError } from './describeError.ts';

test('SC19 an error is described by its class and place, without its message', () => {
  const failing = (): unknown => JSON.parse('{"a secret');
  const errors = [new TypeError('a secret'), null];
  try {
    failing();
  } catch (error) {
    errors.push(error as Error);
  }
  expect(errors.map(describeError)).toEqual([
    { error: 'TypeError', place: expect.stringMatching(/^describeError\.test\.ts:\d+$/) as string },
    { error: 'object', place: 'unknown' },
    { error: 'SyntaxError', place: expect.any(String) as string },
  ]);
  expect(JSON.stringify(errors.map(describeError))).not.toContain('secret');
});

test('a message of several lines does not become the place', () => {
  const error = new Error('first\n    at the secret meeting:1:2');
  expect(describeError(error).place).toMatch(/^describeError\.test\.ts:/);
});
