// `npm run diagrams`: draws the layers of the code into docs/ARCHITECTURE.md. `node scripts/drawLayers.ts --text [root]`
// prints them, with the cycles between folders, for this checkout or another one.

import { parseArgs } from 'node:util';
import { readFolderGraph, writeDiagrams } from './checks/architecture.ts';
import { graphAsText } from './checks/layers.ts';

const { values, positionals } = parseArgs({ options: { text: { type: 'boolean' } }, allowPositionals: true });
if (values.text) console.log(graphAsText(await readFolderGraph(positionals[0])));
else await writeDiagrams();
