import { expect, test } from 'vitest';
import { afterClose, closeCode, isFinalClose } from './closeCodes.ts';

test('the page stays away after 44xx and 1009, and connects again after every other code', () => {
  for (const code of Object.values(closeCode)) {
    expect(isFinalClose(code), String(code)).toBe((code >= 4400 && code < 4500) || code === 1009);
  }
  expect([1000, 1006, 1011, 3000, 4600].map(afterClose)).toEqual(Array(5).fill('retry'));
  expect(afterClose(4499)).toBe('stop');
});
