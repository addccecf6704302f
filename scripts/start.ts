// `npm start`: builds the page if its sources are newer, then runs the server in this process.

import { ensureBuilt } from './build/ensureBuilt.ts';

await ensureBuilt();
await import('../server/main.ts');
