import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Random } from './ids.ts';
import {
  createId, createJoinCode, createToken, encodeBase64url, formatJoinCode, isId, isToken, parseJoinCode, shuffled,
} from './ids.ts'; // prettier-ignore

const randomOf = (bytes: Uint8Array, rolls: readonly number[] = []): Random => {
  let next = 0;
  return { bytes: (n) => bytes.slice(0, n), below: (below) => (rolls[next++ % rolls.length] ?? 0) % below };
};

test('ID1 an id is 128 and a token 256 random bits as base64url', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const [id, token] = [createId(randomOf(bytes)), createToken(randomOf(bytes))];
      expect(isId(id) && isToken(token)).toBe(true);
      expect(Buffer.from(id, 'base64url')).toEqual(Buffer.from(bytes.slice(0, 16)));
      expect(Buffer.from(token, 'base64url')).toEqual(Buffer.from(bytes));
    }),
  );
});

test('ID1 base64url equals the encoding of Node for every length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    }),
  );
});

test('ID1 malformed ids and tokens are recognised', () => {
  for (const wrong of ['', 'a'.repeat(21), 'a'.repeat(23), `${'a'.repeat(21)}/`, `${'a'.repeat(21)}\n`, 22, null, {}]) {
    expect(isId(wrong)).toBe(false);
  }
  expect(isToken('a'.repeat(42))).toBe(false);
});

test('ID2 a join code has 8 Crockford letters and is read in any case, with or without hyphen, with look-alikes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
      const code = createJoinCode(randomOf(bytes));
      const typed = formatJoinCode(code).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l');
      expect(parseJoinCode(typed)).toBe(code);
      expect(parseJoinCode(` ${code.slice(0, 3)} ${code.slice(3)}\n`)).toBe(code);
      expect(code).not.toMatch(/[ILOU]/);
    }),
  );
  for (const wrong of ['', 'ABCDEFG', 'ABCDEFGHJ', 'ABCD-EFGU', 'ABCD_EFGH', '<script>']) {
    expect(parseJoinCode(wrong)).toBeNull();
  }
});

test('RV4b shuffling keeps every element once and can produce every order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.array(fc.nat(), { minLength: 1 }), (list, rolls) => {
      const before = [...list];
      const mixed = shuffled(list, randomOf(new Uint8Array(), rolls));
      expect(list).toEqual(before);
      expect([...mixed].sort()).toEqual([...list].sort());
    }),
  );
  const orders = new Set<string>();
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 2; b++) orders.add(shuffled(['x', 'y', 'z'], randomOf(new Uint8Array(), [a, b])).join(''));
  }
  expect(orders.size).toBe(6);
});
