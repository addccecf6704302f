// Removes, one at a time, a line that enforces a secrecy rule, and prints which test fails, as a table in Markdown.
// Exits with 1 when a removal makes no test fail.
//
//   node tests/secrecy/mutations.ts                        all of them, after all these tests have run unchanged
//   node tests/secrecy/mutations.ts 'part of a rule'       those whose rule or description has these words
//   node tests/secrecy/mutations.ts --sample=4 [--seed=7]  so many of them, as many as start within 60 s; for `npm test`,
//                                                          which has run the unchanged tests already. The seed is the day.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shuffled } from '../../shared/ids.ts';
import { dayMs } from '../../shared/time.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { Mutation } from './mutationList.ts';
import { mutations } from './mutationList.ts';
import { otherMutations } from './otherMutations.ts';

const root = join(import.meta.dirname, '..', '..');
const copied = [
  'client',
  'server',
  'shared',
  'tests',
  'scripts',
  'package.json',
  'docs',
  'tsconfig.base.json',
  'tsconfig.json',
  'vitest.config.ts',
];

function createCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'forewarned-mutation-'));
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

type Report = { testResults: { assertionResults: { status: string; title: string }[] }[] };

/** The titles of the tests that fail. A file that does not load proves nothing. */
function failing(copy: string, tests: readonly string[]): string[] {
  const report = join(copy, 'report.json');
  spawnSync('vitest', ['run', ...tests, '--bail=1', '--reporter=json', `--outputFile=${report}`], {
    cwd: copy,
    env: {
      ...process.env,
      SWAP_PAIRS: '3',
      ATTRIBUTION_WORKSHOPS: '6',
      PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
    },
    stdio: 'ignore',
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter((one) => one.status === 'failed').map((one) => one.title),
  );
}

function run(copy: string, { file, text, replacement, tests }: Mutation): string[] {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(text).length !== 2) return [];
  writeFileSync(
    path,
    source.replace(text, () => replacement),
  );
  try {
    return failing(copy, tests);
  } finally {
    writeFileSync(path, source);
  }
}

/** No removal of a sample starts after this. */
const sampleMs = 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string' } },
});
const [part = ''] = positionals;
const named = [...mutations, ...otherMutations].filter(({ rule, what }) => `${rule} ${what}`.includes(part));
const isSample = values.sample !== undefined;
const seed = Number(values.seed ?? Math.floor(Date.now() / dayMs));
const wanted = isSample
  ? shuffled(named, createSeededRandom(seed, 'mutations')).slice(0, Number(values.sample))
  : named;
if (isSample) console.log(`${wanted.length} of ${named.length} mutations, --seed=${seed}\n`);

const startedAt = performance.now();
const copy = createCopy();
const failingAnyway = isSample ? [] : failing(copy, [...new Set(wanted.flatMap(({ tests }) => tests))]);
let [survivors, tried] = [0, 0];
if (failingAnyway.length === 0) {
  console.log('| rule | taken out | noticed by |\n|---|---|---|');
  for (const mutation of wanted) {
    if (isSample && tried > 0 && performance.now() - startedAt > sampleMs) break;
    const isThere = readFileSync(join(copy, mutation.file), 'utf8').split(mutation.text).length === 2;
    const failed = run(copy, mutation);
    tried++;
    if (failed.length === 0) survivors++;
    const verdict = isThere ? (failed[0] ?? 'NOTHING FAILED') : 'THE LINE IS NOT THERE ONCE';
    console.log(`| ${mutation.rule} | ${mutation.what} | ${verdict} |`);
  }
  console.log(`\n${tried} removals, ${survivors} unnoticed.`);
} else console.log(`These fail with nothing taken out: ${failingAnyway.join('; ')}`);
rmSync(copy, { recursive: true, force: true });
process.exitCode = survivors + failingAnyway.length === 0 ? 0 : 1;
