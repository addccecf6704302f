import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shortClassNames } from './shortClassNames.ts';

test('class names of the built page are short, unique and the same in every build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'styles-'));
  mkdirSync(join(folder, 'ui'));
  const [first, second] = ['Button.module.css', join('ui', 'Card.module.css')].map((name) => join(folder, name));
  for (const file of [first, second]) writeFileSync(file!, '');

  const nameOf = shortClassNames(folder);
  const names = [nameOf('row', second!), nameOf('row', first!), nameOf('head', `${first}?used`), nameOf('row', first!)];
  expect(names).toEqual(['b0', 'a0', 'a1', 'a0']);
  const again = shortClassNames(folder);
  expect([again('row', first!), again('head', first!), again('row', second!)]).toEqual(['a0', 'a1', 'b0']);
  expect(() => nameOf('row', join(folder, 'Other.module.css'))).toThrow('no CSS module');
});
