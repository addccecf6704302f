import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { rootFolder } from '../build/paths.ts';
import type { Finished } from '../testing/run.ts';
import { folderGraph, mermaid, type FolderGraph } from './layers.ts';

const page = join(rootFolder, 'docs/ARCHITECTURE.md');
const product = '^(shared|server|client)/';
const testCode = '\\.test\\.tsx?$|(^|/)testing/|(^|/)fixtures/';

/** Reads the imports of the product's files, types included, without tests and test doubles. */
export async function readFolderGraph(root = rootFolder): Promise<FolderGraph> {
  const { output } = await cruise(['shared', 'server', 'client'], {
    baseDir: root,
    includeOnly: { path: product },
    exclude: { path: `${testCode}|\\.css$|\\.woff2$` },
    tsPreCompilationDeps: true,
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser returned a text instead of modules');
  return folderGraph(
    output.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
  );
}

/** The page with its diagrams, each between `<!-- layers:<side> -->` and `<!-- /layers -->`, drawn anew. */
export const withDiagrams = (markdown: string, graph: FolderGraph): string =>
  markdown.replace(
    /(<!-- layers:(\w+) -->\n)[\s\S]*?(<!-- \/layers -->)/g,
    (_, start: string, side: string, end: string) => `${start}${mermaid(graph, side)}\n${end}`,
  );

/** Draws the layers into docs/ARCHITECTURE.md. */
export async function writeDiagrams(): Promise<void> {
  writeFileSync(page, withDiagrams(readFileSync(page, 'utf8'), await readFolderGraph()));
}

/** The diagrams of docs/ARCHITECTURE.md are those of the code. */
export async function checkArchitecture(): Promise<Finished> {
  const markdown = readFileSync(page, 'utf8');
  if (markdown === withDiagrams(markdown, await readFolderGraph())) return { code: 0, output: '' };
  return { code: 1, output: 'The diagrams of docs/ARCHITECTURE.md are out of date: npm run diagrams' };
}
