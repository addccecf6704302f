// `node scripts/checkCitations.ts [--root <folder>] [path …]`: lists citations that resolve to nothing in the repository,
// in all files or in those whose path begins with one of the given ones. The last line is their count.

import { parseArgs } from 'node:util';
import { rootFolder } from './build/paths.ts';
import { unresolvedCitations } from './checks/citations.ts';

const { values, positionals } = parseArgs({ options: { root: { type: 'string' } }, allowPositionals: true });
const found = unresolvedCitations(values.root ?? rootFolder, positionals.length === 0 ? undefined : positionals);
for (const line of found) console.log(line);
console.log(`${String(found.length)} unresolved`);
process.exitCode = found.length === 0 ? 0 : 1;
