import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build/ensureBuilt.ts';
import { rootFolder } from '../build/paths.ts';
import { findBrowser } from './findBrowser.ts';
import { run } from './run.ts';
import { nothing, playwrightTotals, settle, vitestTotals, type Totals } from './totals.ts';

const reports = join(rootFolder, 'test-results');

/** Runs vitest and counts. `projects`: names from vitest.config.ts, `*` allowed; all of them if there is none. */
export async function runVitest(projects: readonly string[] = []): Promise<Totals> {
  const report = join(reports, 'vitest.json');
  rmSync(report, { force: true });
  const { code } = await run(
    'vitest',
    [
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { show: true },
  );
  return settle(vitestTotals(report), code);
}

/** Builds the page, finds a browser (rejects without one), runs tests/e2e in it and counts. */
export async function runPlaywright(args: readonly string[] = []): Promise<Totals> {
  await ensureBuilt();
  const browser = await findBrowser();
  // Outside Playwright's own output folder, which it empties when it starts.
  const report = join(reports, 'playwright.json');
  rmSync(report, { force: true });
  const { code } = await run('playwright', ['test', '--pass-with-no-tests', '--reporter=list,json', ...args], {
    show: true,
    env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return settle(playwrightTotals(report), code);
}

/** Breaks a few lines that enforce secrecy, others each day, and counts how many of them a test noticed. */
export async function runMutations(sample: number): Promise<Totals> {
  const { code } = await run('node', ['tests/secrecy/mutations.ts', `--sample=${sample}`], { show: true });
  return code === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
}
