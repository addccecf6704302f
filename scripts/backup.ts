// `npm run backup -- <file>`: a checked copy of the database, made by the running server or, when none runs, from its files.

import { join, resolve } from 'node:path';
import { readConfig } from '../server/config.ts';
import { receiveBackup } from '../server/runtime/control.ts';
import { completeBackup, copyUnusedDatabase, removeUnfinished } from '../server/store/sqlite/backup.ts';
import { databaseName } from '../server/store/sqlite/connection.ts';
import { describe, perform } from './maintenance.ts';

await perform('The backup could not be made.', async () => {
  const [target] = process.argv.slice(2);
  if (target === undefined) throw new Error('Say where the backup goes: npm run backup -- /path/to/backup.db');
  const file = resolve(target);
  const unfinished = `${file}.unfinished`;
  const directory = readConfig(process.env).dataDirectory;
  removeUnfinished(unfinished);
  try {
    const isReceived = await receiveBackup(directory, unfinished);
    if (!isReceived) await copyUnusedDatabase(join(directory, databaseName), unfinished);
  } catch (error) {
    removeUnfinished(unfinished);
    throw error;
  }
  const verified = completeBackup(unfinished, file);
  console.log(`${describe(verified)}: ${file}`);
  console.log('It holds no keys: notebooks and ballots that are open now cannot be read from it.');
});
