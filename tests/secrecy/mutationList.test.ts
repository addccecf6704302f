import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mutations } from './mutationList.ts';
import { otherMutations } from './otherMutations.ts';

const root = join(import.meta.dirname, '..', '..');

test('every mutation finds its text once in its file, changes it, and names tests that exist', () => {
  const wrong = [...mutations, ...otherMutations].filter(({ file, text, replacement, tests }) => {
    const source = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
    const isThereOnce = source.split(text).length === 2;
    return !isThereOnce || text === replacement || !tests.every((path) => existsSync(join(root, path)));
  });
  expect(wrong.map(({ what, file }) => `${what} (${file})`)).toEqual([]);
});
