import { checkCatalogue } from './catalogue.ts';
import { checkArchitecture } from './architecture.ts';
import { checkCitations } from './citations.ts';
import { checkDependencies } from './dependencies.ts';
import { checkSpec } from './spec.ts';
import { checkStyles } from './styles.ts';
import { run, type Finished } from '../testing/run.ts';

type Check = { name: string; perform: () => Promise<Finished> };

const checks: readonly Check[] = [
  { name: 'format', perform: () => run('prettier', ['--check', '--log-level=warn', '.']) },
  { name: 'types', perform: () => run('tsc', ['--build']) },
  { name: 'lint', perform: () => run('eslint', ['--max-warnings=0', '.']) },
  { name: 'dependencies', perform: checkDependencies },
  { name: 'styles', perform: checkStyles },
  { name: 'catalogue', perform: () => Promise.resolve(checkCatalogue()) },
  { name: 'rules', perform: () => Promise.resolve(checkSpec()) },
  { name: 'citations', perform: () => Promise.resolve(checkCitations()) },
  { name: 'diagrams', perform: checkArchitecture },
  { name: 'unused', perform: () => run('knip', ['--no-progress']) },
];

/** The rest runs beside the linter, which takes longer than all others together. */
const [alone, others] = [checks.filter(({ name }) => name === 'lint'), checks.filter(({ name }) => name !== 'lint')];

/** Runs every check, also after one has failed, printing a line each and the text of those that fail. Returns how many failed. */
export async function runStaticChecks(): Promise<number> {
  const failed = await Promise.all([runInTurn(alone), runInTurn(others)]);
  return failed.reduce((sum, count) => sum + count, 0);
}

async function runInTurn(inTurn: readonly Check[]): Promise<number> {
  let failed = 0;
  for (const { name, perform } of inTurn) {
    const startedAt = performance.now();
    const { code, output } = await perform();
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed += 1;
    console.log(`${output.trimEnd()}\n`);
  }
  return failed;
}
