import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore } from '../../server/testing/memoryStore.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { storeContract } from './store/storeContract.ts';

/** Throws once what it was given, then lets everything pass. */
function createFault() {
  let next: Error | null = null;
  return {
    failNextCommit: (error: Error) => {
      next = error;
    },
    beforeCommit: () => {
      const error = next;
      next = null;
      if (error) throw error;
    },
  };
}

storeContract('memory', async () => {
  const { failNextCommit, beforeCommit } = createFault();
  const store = createMemoryStore({ faults: { beforeCommit } });
  return { store, failNextCommit, reopen: null, dispose: () => store.close() };
});

storeContract('sqlite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-store-'));
  const { failNextCommit, beforeCommit } = createFault();
  const open = () =>
    openSqliteStore({
      directory,
      random: { bytes: (count) => randomBytes(count) },
      warn: () => {},
      afterTurn: setImmediate,
      faults: { beforeCommit },
    });
  const store = open();
  return {
    store,
    failNextCommit,
    reopen: async () => open(),
    async dispose() {
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
});
