import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';
import { homeText } from '../../client/text/en/home.ts';
import { joinText } from '../../client/text/en/join.ts';
import { writeText } from '../../client/text/en/write.ts';
import type { Child, Place } from '../faults/child.ts';
import { openPlace } from '../faults/child.ts';
import { notesOnServer, openRealRoom } from '../faults/probing.ts';

test.setTimeout(120_000);

let place: Place;
let child: Child;
let profile: string;
test.beforeAll(async () => {
  place = openPlace();
  child = await place.start({ file: 'main' });
  profile = mkdtempSync(join(tmpdir(), 'forewarned-profile-'));
});
test.afterAll(async () => {
  await place.close();
  rmSync(profile, { recursive: true, force: true });
});

/** A browser whose memory outlives it, so that it can be started again. */
const openBrowser = (): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    ...test.info().project.use.launchOptions,
    baseURL: child.url,
    locale: 'en-GB',
  });

const status = (page: Page, text: string) => page.getByRole('contentinfo').getByText(text, { exact: true });

async function write(page: Page, text: string): Promise<void> {
  const entry = page.getByLabel(writeText.entryLabel);
  await entry.fill(text);
  await entry.press('Enter');
  await expect(entry).toHaveValue('');
}

test('T58 T60 FA8 a frozen server is noticed, a closing tab asks, and what was typed outlives the server and the browser', async () => {
  const room = await openRealRoom(child.url, { people: 4 });
  const { joinCode, workshopId } = room.founded;
  let browser = await openBrowser();
  let page = await browser.newPage();
  await page.goto('/');
  await page.getByLabel(homeText.code).fill(joinCode);
  await page.getByRole('button', { name: homeText.join, exact: true }).click();
  await page.getByLabel(joinText.name).fill('Rosa');
  await page.getByRole('button', { name: joinText.join, exact: true }).click();
  await page.waitForURL(`**/w/${workshopId}`);
  const token = await page.evaluate(
    (key) => (JSON.parse(localStorage.getItem(key) ?? '{}') as { token: string }).token,
    `forewarned.seat.${workshopId}`,
  );
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  await write(page, 'Saved while all was well');
  await expect(status(page, writeText.saved)).toBeVisible();

  child.signal('SIGSTOP');
  const frozenAt = Date.now();
  await write(page, 'Typed into a frozen server');
  await expect(status(page, writeText.notSaved)).toBeVisible({ timeout: 15_000 });
  // Ten seconds after the last sign of life, which may have been up to a heartbeat before, and one look at the clock.
  expect(Date.now() - frozenAt).toBeLessThan(13_000);
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();

  await child.kill();
  await write(page, 'Typed without any server');
  // The device has it a moment after the last key.
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
    .toContain('forewarned');
  await page.waitForTimeout(500);
  await browser.close();

  child = await place.start({ file: 'main', port: child.port });
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(`/w/${workshopId}`);
  await expect(status(page, writeText.saved)).toBeVisible({ timeout: 20_000 });
  const seat = { token, workshopId, name: 'Rosa' };
  // The field one types in is a note from the start, so there may be empty ones.
  const texts = (await notesOnServer(room.world, seat)).map((note) => note.text).filter((text) => text !== '');
  expect(texts).toEqual(['Saved while all was well', 'Typed into a frozen server', 'Typed without any server']);
  await browser.close();
});
