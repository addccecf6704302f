// `npm run restore -- <file> [--replace]`: puts a backup in the place of the database, while no server runs.

import { resolve } from 'node:path';
import { readConfig } from '../server/config.ts';
import { isServerRunning } from '../server/runtime/control.ts';
import { restoreDatabase } from '../server/store/sqlite/restore.ts';
import { describe, perform } from './maintenance.ts';

const replaceFlag = '--replace';

await perform('Nothing was restored.', async () => {
  const words = process.argv.slice(2);
  const [source, ...more] = words.filter((word) => word !== replaceFlag);
  if (source === undefined || more.length > 0) {
    throw new Error(`Say which backup: npm run restore -- /path/to/backup.db [${replaceFlag}]`);
  }
  const directory = readConfig(process.env).dataDirectory;
  if (await isServerRunning(directory)) {
    throw new Error(`A server is running on ${directory}. Stop it first. Nothing was restored.`);
  }
  const restored = restoreDatabase({
    directory,
    file: resolve(source),
    mayReplace: words.includes(replaceFlag),
    now: Date.now(),
  });
  console.log(`${describe(restored)}, restored in ${directory}. Start the server.`);
  if (restored.keptAt !== null) {
    console.log(`The database that was there is in ${restored.keptAt}. Delete it when nobody needs it any longer.`);
  }
  if (restored.expired !== null && restored.expired > 0) {
    console.log(
      `${restored.expired} of the workshops are past their retention time: the server deletes them soon after its start.`,
    );
  }
});
