// Takes out, one at a time, a line that upholds a rule of secrecy, and shows which tests notice:
// `node tests/secrecy/mutations.ts [part of a rule's name]`. Ends with 1 when a removal goes unnoticed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation } from './mutationList.ts';
import { mutations } from './mutationList.ts';

const root = join(import.meta.dirname, '..', '..');
const copied = ['client', 'server', 'shared', 'tests', 'scripts', 'package.json', 'tsconfig.json', 'vitest.config.ts'];

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
    env: { ...process.env, SWAP_PAIRS: '2', PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}` },
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

const wanted = process.argv[2] ?? '';
const copy = createCopy();
let survivors = 0;
for (const mutation of mutations.filter(({ rule, what }) => `${rule} ${what}`.includes(wanted))) {
  const isThere = readFileSync(join(copy, mutation.file), 'utf8').split(mutation.text).length === 2;
  const failed = run(copy, mutation);
  if (failed.length === 0) survivors++;
  const verdict = isThere ? (failed[0] ?? 'NOTHING FAILED') : 'THE LINE IS NOT THERE ONCE';
  console.log(`| ${mutation.rule} | ${mutation.what} | ${verdict} |`);
}
rmSync(copy, { recursive: true, force: true });
console.log(survivors === 0 ? 'Every removal was noticed.' : `${survivors} went unnoticed.`);
process.exitCode = survivors === 0 ? 0 : 1;
