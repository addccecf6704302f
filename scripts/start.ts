// `npm start`: the page is built if it has to be, then this same process becomes the server.

import { ensureBuilt } from './build/ensureBuilt.ts';

await ensureBuilt();
await import('../server/main.ts');
