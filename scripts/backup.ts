// `npm run backup -- <file>`: a complete copy of the database, made by the running server or, when none runs, from its files.

import { resolve } from 'node:path';
import { readConfig } from '../server/config.ts';
import { cryptoRandom } from '../server/runtime/random.ts';
import { askForBackup } from '../server/runtime/control.ts';
import { backupDatabase } from '../server/store/sqlite/store.ts';

const [file] = process.argv.slice(2);

async function backUp(target: string): Promise<void> {
  const directory = readConfig(process.env).dataDirectory;
  const answer = await askForBackup(directory, target);
  if (answer?.ok === false) throw new Error(answer.message);
  if (answer === null) {
    const warn = (message: string): void => console.warn(message);
    await backupDatabase({ directory, random: cryptoRandom, warn, afterTurn: setImmediate, file: target });
  }
}

if (file === undefined) {
  console.error('Say where the backup goes: npm run backup -- /path/to/backup.db');
  process.exitCode = 1;
} else {
  try {
    await backUp(resolve(file));
    console.log(
      `The backup is in ${resolve(file)}. It holds no keys: open notebooks and ballots cannot be read from it.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The backup could not be made.');
    process.exitCode = 1;
  }
}
