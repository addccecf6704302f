// `npm run facilitator-link -- <workshop id>`: a new facilitator link for a workshop whose link was lost. The old one ends.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isId } from '../shared/ids.ts';
import { closeCode } from '../shared/protocol/closeCodes.ts';
import { readConfig } from '../server/config.ts';
import { createRegistry } from '../server/live/workshop/registry.ts';
import { nothingSent } from '../server/outbox/nothingSent.ts';
import { renewFacilitatorLink } from '../server/live/workshop/renewFacilitatorLink.ts';
import { createClock, platformClocks, platformTimers } from '../server/runtime/clock.ts';
import { noSuchWorkshop, requestFacilitatorLink } from '../server/runtime/control.ts';
import { createLog } from '../server/runtime/log.ts';
import { cryptoRandom, cryptoRandomSources } from '../server/runtime/random.ts';
import { databaseName } from '../server/store/sqlite/connection.ts';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import { perform } from './maintenance.ts';

await perform('No link was made.', async () => {
  const [workshopId] = process.argv.slice(2);
  if (!isId(workshopId)) {
    throw new Error(
      'Say which workshop: npm run facilitator-link -- <id>, the part after /w/ in the address of its page.',
    );
  }
  const config = readConfig(process.env);
  const path =
    (await requestFacilitatorLink(config.dataDirectory, workshopId)) ??
    (await renewInFiles(config.dataDirectory, workshopId));
  if (path === null) throw new Error(noSuchWorkshop);
  console.log(`${config.publicUrl ?? `http://localhost:${config.port}`}${path}`);
  console.error('Whoever opens this link is the facilitator. The link before works no longer.');
});

/** Without a running server: opens the workshop from its files. */
async function renewInFiles(directory: string, workshopId: string): Promise<string | null> {
  if (!existsSync(join(directory, databaseName))) throw new Error(`There is no database in ${directory}.`);
  const log = createLog('warn', { isTerminal: false, write: (line) => void process.stderr.write(line) });
  const store = openSqliteStore({
    directory,
    random: cryptoRandom,
    warn: (message) => log.warn(message),
    afterTurn: setImmediate,
  });
  const clock = createClock(platformClocks, platformTimers);
  const registry = createRegistry({
    store,
    clock,
    timers: platformTimers,
    random: cryptoRandomSources,
    log,
    ...nothingSent,
  });
  try {
    return await renewFacilitatorLink(registry, workshopId);
  } finally {
    registry.unload(closeCode.restart);
    registry.close();
    await store.close();
  }
}
