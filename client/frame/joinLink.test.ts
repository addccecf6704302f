import { expect, test } from 'vitest';
import { isOnlyHere } from './joinLink.ts';

test('OP2d the lobby knows the names that only this computer has', () => {
  for (const name of ['localhost', 'app.localhost', '127.0.0.1', '127.8.0.1', '[::1]'])
    expect(isOnlyHere(name)).toBe(true);
  for (const name of ['example.org', '192.168.1.20', '[fe80::1]', 'localhost.example.org', '127.0.0.1.example.org']) {
    expect(isOnlyHere(name)).toBe(false);
  }
});
