import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { writeText } from '../../client/testing/english.ts';
import { openWritingWorkshop } from '../faults/serverState.ts';
import type { RecordingProxy } from '../harness/recordingProxy.ts';
import { startRecordingProxy } from '../harness/recordingProxy.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { openWindow } from './personWindow.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const notebookFrames = (proxy: RecordingProxy, since: number) =>
  proxy.seen.filter(({ what, way, at }) => what === 'GET /notebook/1' && way === 'out' && at > since);

/** Playwright cannot hide a tab; the page learns of it by this property and event alone. */
const hide = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });

test('SC13e PA7 in a browser, a hidden tab and a reload send as many frames of the same size with unsent words as without', async ({
  browser,
}) => {
  const room = await openWritingWorkshop(app.origin, { people: 5 });
  const [, ana, ben] = room.participants;
  const watched = await Promise.all(
    [ana!, ben!].map(async (person) => {
      person.close();
      const proxy = await startRecordingProxy(app.origin);
      const { page } = await openWindow(browser, proxy.url, person);
      await expect(page.getByLabel(writeText.entryLabel)).toBeEditable();
      return { page, proxy };
    }),
  );
  const [typing, quiet] = watched as [(typeof watched)[0], (typeof watched)[0]];
  await typing.page.waitForTimeout(2_000);
  // Right behind a frame of the beat: one sent at once would follow it closely.
  const hiddenAt = performance.now();
  await expect.poll(() => notebookFrames(typing.proxy, hiddenAt).length, { intervals: [20] }).toBeGreaterThan(0);
  await typing.page.getByLabel(writeText.entryLabel).fill('Typed a moment before');
  await Promise.all(watched.map(({ page }) => hide(page)));
  await typing.page.waitForTimeout(4_000);
  for (const { proxy } of watched) {
    const frames = notebookFrames(proxy, hiddenAt);
    for (const { bytes } of frames) expect(bytes).toBe(512);
    for (let i = 1; i < frames.length; i++) expect(frames[i]!.at - frames[i - 1]!.at).toBeGreaterThan(600);
  }
  const reloadedAt = performance.now();
  await typing.page.getByLabel(writeText.entryLabel).fill('Typed a moment before, and more');
  await Promise.all(watched.map(({ page }) => page.reload()));
  await expect(typing.page.getByLabel(writeText.entryLabel)).toHaveValue('Typed a moment before, and more');
  await typing.page.waitForTimeout(4_000);
  const requests = ({ proxy }: (typeof watched)[0]): string[] =>
    proxy.seen.filter(({ at, what, way }) => at > reloadedAt && way === 'in' && !what.includes('/session') && !what.includes('/board') && !what.includes('/plan') && !what.includes('/notebook')).map(({ what, bytes }) => `${what} ${bytes}`).sort(); // prettier-ignore
  expect(requests(typing)).toEqual(requests(quiet));
  const questions = ({ proxy }: (typeof watched)[0]): number =>
    proxy.seen.filter(({ at, way, bytes }) => at > reloadedAt && way === 'out' && bytes === 8_192).length;
  expect([questions(typing), questions(quiet)]).toEqual([2, 2]);
  for (const { proxy } of watched) {
    expect(new Set(notebookFrames(proxy, reloadedAt).map(({ bytes }) => bytes))).toEqual(new Set([512]));
  }
  const counts = watched.map(({ proxy }) => notebookFrames(proxy, reloadedAt).length);
  expect(Math.abs(counts[0]! - counts[1]!)).toBeLessThanOrEqual(1);
  await Promise.all(watched.map(({ page }) => page.context().close()));
  await Promise.all(watched.map(({ proxy }) => proxy.close()));
});
