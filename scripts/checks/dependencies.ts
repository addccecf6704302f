import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../build/paths.ts';
import { run, type Finished } from '../testing/run.ts';

type Violation = { from: string; to: string; rule: { name: string }; cycle?: { name: string }[] };

type Report = {
  modules: { source: string }[];
  summary: { violations: Violation[]; ruleSetUsed: { forbidden: { name: string; comment: string }[] } };
};

/** Reads the JSON report of dependency-cruiser; null when the output holds none. */
export function readReport(output: string): Report | null {
  const start = output.indexOf('{');
  return start < 0 ? null : (JSON.parse(output.slice(start)) as Report);
}

function folders(): string[] {
  return ['shared', 'server', 'client', 'tests', 'scripts'].filter((name) => existsSync(join(rootFolder, name)));
}

function describe({ summary }: Report): string[] {
  const reasons = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  return summary.violations.map(({ from, to, rule, cycle }) => {
    const path = cycle ? [from, ...cycle.map((step) => step.name)] : [from, to];
    return `${rule.name}: ${path.join(' → ')}\n    ${reasons.get(rule.name) ?? ''}`;
  });
}

/**
 * Checks the imports against .dependency-cruiser.mjs. With an unknown version of TypeScript the tool finds no modules and
 * passes, so a folder without modules is an error too.
 */
export async function checkDependencies(): Promise<Finished> {
  const { output } = await run('depcruise', [
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    ...folders(),
  ]);
  const report = readReport(output);
  if (!report) return { code: 1, output };
  const unseen = folders().filter((name) => !report.modules.some(({ source }) => source.startsWith(`${name}/`)));
  const problems = [...unseen.map((name) => `No module was seen in ${name}/.`), ...describe(report)];
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}
