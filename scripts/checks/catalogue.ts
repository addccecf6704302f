import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../build/paths.ts';
import type { Finished } from '../testing/run.ts';
import { literalsIn } from './literals.ts';

/** Everything that people read on the screen comes from the catalogue in shared/text. */
export function checkCatalogue(): Finished {
  const files = globSync('client/**/*.{ts,tsx}', { cwd: rootFolder }).filter(
    (file) => !file.startsWith('client/testing/') && !/\.test\.tsx?$/.test(file),
  );
  const problems = files
    .sort()
    .flatMap((file) =>
      literalsIn(file, readFileSync(join(rootFolder, file), 'utf8')).map(
        ({ line, text }) => `${file}:${line}: "${text}" is not in the catalogue. Put it into shared/text/en.`,
      ),
    );
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}
