import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPlace } from './createPlace.ts';
import { openWritingWorkshop } from './serverState.ts';

/** Short, so that the test need not wait a minute. */
const env = { STORE_WATCH_MS: '200' };

const losses: readonly (readonly [what: string, path: string])[] = [
  ['the whole data folder', '.'],
  ['the database', 'forewarned.db'],
  ['the write-ahead log', 'forewarned.db-wal'],
  ['the keys', 'keys'],
];

test.each(losses)(
  'FA18a FA18b when %s is removed under a running server, nothing is acknowledged any more',
  async (_, path) => {
    const place = createPlace();
    const child = await place.start({ env });
    const room = await openWritingWorkshop(child.url, { people: 2 });
    const ana = room.person('Ana');
    await ana.write('Saved before');
    const ready = async (): Promise<number> => (await fetch(`${child.url}/readyz`)).status;
    const found = async (): Promise<number> => {
      const body = JSON.stringify({ title: 'After the loss' });
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${child.url}/api/workshops`, { method: 'POST', headers, body })).status;
    };
    expect([await ready(), await found()]).toEqual([200, 201]);

    rmSync(join(place.data, path), { recursive: true });
    await expect.poll(ready, { timeout: 20_000 }).toBe(503);
    await child.says('are not where they were');
    expect(await found()).toBeGreaterThanOrEqual(500);
    await room.world.until(() => ana.document('notebook/1').closedWith === 4500, 'the sockets close');
    ana.jot('Typed after the loss');
    expect(ana.document('notebook/1').isSaved).toBe(false);
    expect((await fetch(`${child.url}/healthz`)).status).toBe(200);
    expect(await ready()).toBe(503);
  },
);
