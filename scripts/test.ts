// `npm test`: all checks and tests, fastest first. Each part runs even if an earlier one failed, so that one run shows all
// failures. The last line has the totals of all tests; a failed static check counts as one failure.

import { runStaticChecks } from './checks/staticChecks.ts';
import { ensureBuilt } from './build/ensureBuilt.ts';
import { runMutations, runPlaywright, runVitest } from './testing/suites.ts';
import { nothing, sum, type Totals } from './testing/totals.ts';

function heading(text: string): void {
  console.log(`\n=== ${text}`);
}

/** A part that throws before it can count (no browser, a page that does not build) is one failure. */
async function part(name: string, perform: () => Promise<Totals>): Promise<Totals> {
  heading(name);
  try {
    return await perform();
  } catch (error) {
    console.log(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return { ...nothing, failed: 1 };
  }
}

const totals = sum([
  await part('static checks', async () => ({ ...nothing, failed: await runStaticChecks() })),
  await part('build', async () => {
    await ensureBuilt();
    return nothing;
  }),
  await part('unit, contract, scenarios, secrecy, faults, fuzz', () => runVitest()),
  await part('a sample of mutations', () => runMutations(5)),
  await part('browser', () => runPlaywright()),
]);

heading('totals');
if (totals.skipped > 0) console.log(`${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
console.log(`${totals.passed} passed, ${totals.failed} failed`);
