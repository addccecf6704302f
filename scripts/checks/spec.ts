import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../build/paths.ts';
import type { Finished } from '../testing/run.ts';
import { disagreements } from './ruleNumbers.ts';

const read = (patterns: string[]): string[] =>
  globSync(patterns, { cwd: rootFolder }).map((file) => readFileSync(join(rootFolder, file), 'utf8'));

/** The document and the tests must agree: every rule of docs/SPEC.md has a test that bears its number, and every number is a rule. */
export function checkSpec(): Finished {
  const folders = '{shared,server,client,tests}';
  const { twice, scattered, unproved, unknown } = disagreements(
    readFileSync(join(rootFolder, 'docs/SPEC.md'), 'utf8'),
    read([`${folders}/**/*.test.{ts,tsx}`, 'tests/e2e/**/*.spec.ts', 'tests/contract/store/*.ts']),
    read(['{shared,server,client}/**/*.{ts,tsx}']),
  );
  const problems = [
    ...twice.map((rule) => `${rule} stands twice in docs/SPEC.md.`),
    ...scattered.map((prefix) => `${prefix} stands in more than one section of docs/SPEC.md.`),
    ...unproved.map((rule) => `${rule} has no test whose title begins with it.`),
    ...unknown.map(
      (rule) =>
        `${rule} is cited by a test or a comment, but is no rule of docs/SPEC.md (a title cites the parts of a split rule).`,
    ),
  ];
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}
