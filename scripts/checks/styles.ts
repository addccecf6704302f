import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { rootFolder } from '../build/paths.ts';
import type { Finished } from '../testing/run.ts';
import { definedClasses, styleImports, usedClasses } from './classNames.ts';

const clientFolder = join(rootFolder, 'client');

type Use = { names: Set<string>; computed: boolean };

/** Adds the classes that one component uses to `uses`; returns a line for each class that its style sheet lacks. */
async function checkComponent(path: string, uses: Map<string, Use>): Promise<string[]> {
  const source = await readFile(path, 'utf8');
  const problems: string[] = [];
  for (const { binding, path: imported } of styleImports(source)) {
    const sheet = join(dirname(path), imported);
    if (!existsSync(sheet)) continue; // The build reports it.
    const defined = definedClasses(await readFile(sheet, 'utf8'));
    const used = usedClasses(source, binding);
    const before = uses.get(sheet);
    uses.set(sheet, {
      names: used.names.union(before?.names ?? new Set()),
      computed: used.computed || before?.computed === true,
    });
    const missing = [...used.names.difference(defined)];
    problems.push(...missing.map((name) => `${relative(rootFolder, path)}: ${imported} has no class .${name}`));
  }
  return problems;
}

async function unusedClasses(sheet: string, use: Use | undefined): Promise<string[]> {
  if (use?.computed) return [];
  const unused = definedClasses(await readFile(sheet, 'utf8')).difference(use?.names ?? new Set());
  return [...unused].map((name) => `${relative(rootFolder, sheet)}: nothing uses .${name}`);
}

/**
 * Compares the class names that components use with those that their CSS modules define. The compiler accepts any name,
 * so a misspelt one would only show as an element without style.
 */
export async function checkStyles(): Promise<Finished> {
  const entries = await readdir(clientFolder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const uses = new Map<string, Use>();
  const problems: string[] = [];
  for (const path of paths.filter((name) => ['.ts', '.tsx'].includes(extname(name)))) {
    problems.push(...(await checkComponent(path, uses)));
  }
  for (const sheet of paths.filter((name) => name.endsWith('.module.css'))) {
    problems.push(...(await unusedClasses(sheet, uses.get(sheet))));
  }
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}
