import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isId } from '../../../shared/ids.ts';
import { createFakeClock } from '../../../tests/harness/fakeClock.ts';
import { createRandomSources } from '../../../tests/harness/seededRandom.ts';
import { createTestDirectory } from '../../testing/sqlite/directory.ts';
import { nothingSent } from '../../outbox/nothingSent.ts';
import { createRegistry } from './registry.ts';

const fixture = join(import.meta.dirname, '../../store/sqlite/fixtures/version1');

test('JN2 FA17a a workshop that was stored without a link secret gets one when it is loaded, and keeps it', async () => {
  const directory = createTestDirectory();
  copyFileSync(join(fixture, 'forewarned.db'), directory.database);
  const { begun } = JSON.parse(readFileSync(join(fixture, 'expected.json'), 'utf8')) as { begun: string };
  const { clock, startTimers } = createFakeClock(Date.UTC(2027, 2, 1));
  const log = { info: () => undefined, warn: () => undefined };
  const secrets: string[] = [];
  for (let start = 0; start < 2; start++) {
    const store = directory.open();
    const registry = createRegistry({
      store,
      clock,
      timers: startTimers(),
      random: createRandomSources(start),
      log,
      ...nothingSent,
    });
    const workshop = await registry.open(begun);
    const { joinCode, linkSecret } = workshop!.state.session.workshop;
    expect(isId(linkSecret)).toBe(true);
    secrets.push(linkSecret!);
    await workshop!.durable();
    expect((await registry.openByLink(joinCode, linkSecret!))?.id).toBe(begun);
    registry.close();
    await store.close();
  }
  expect(secrets[1]).toBe(secrets[0]);
  await directory.dispose();
});
