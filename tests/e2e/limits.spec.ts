import { expect, test } from '@playwright/test';
import { sharedTextText, writeText } from '../../client/testing/english.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { notesOnServer, openWritingWorkshop } from '../faults/serverState.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { openWindow } from './personWindow.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

test('DV7a DV7b the page warns of a text that is too long and keeps every letter up to twice the limit', async ({
  browser,
}) => {
  const room = await openWritingWorkshop(app.origin, { people: ['Ana'] });
  const { page, traffic } = await openWindow(browser, app.origin, room.person('Ana'));
  const entry = page.getByLabel(writeText.entryLabel);
  const most = limits.textLength;
  await entry.fill('w'.repeat(most));
  await expect(page.getByText(sharedTextText.nearLimit(most, most))).toBeVisible();
  await entry.press('End');
  await page.keyboard.type('x');
  await expect(page.getByText(sharedTextText.overLimit(1, most))).toBeVisible();
  await page.keyboard.insertText('y'.repeat(most - 1));
  await expect(page.getByText(sharedTextText.full(2 * most))).toBeVisible();
  await page.keyboard.type('z');
  const full = `${'w'.repeat(most)}x${'y'.repeat(most - 1)}`;
  await expect(entry).toHaveValue(full);
  await entry.press('Enter');
  await expect(page.getByRole('contentinfo').getByText(writeText.saved, { exact: true })).toBeVisible();
  expect((await notesOnServer(room.world, room.person('Ana'))).map(({ text }) => text)).toEqual([full]);
  // It can be shortened where it lies.
  await page.getByLabel(writeText.edit(1), { exact: true }).fill('Short');
  await expect
    .poll(async () => (await notesOnServer(room.world, room.person('Ana'))).map(({ text }) => text))
    .toEqual(['Short']);
  expect(traffic.complaints).toEqual([]);
});

test('DV7a DV7b the page warns at the 101st note and keeps it, and at twice the limit nothing is lost', async ({
  browser,
}) => {
  const room = await openWritingWorkshop(app.origin, { people: ['Ana'] });
  const ana = room.person('Ana');
  const most = limits.notesPerPerson;
  await ana.write(...Array.from({ length: most }, (_, at) => `Reason ${at + 1}`));
  const { page, traffic } = await openWindow(browser, app.origin, ana);
  const rows = page.getByRole('region', { name: writeText.listLabel }).getByRole('listitem');
  const entry = page.getByLabel(writeText.entryLabel);
  await expect(rows).toHaveCount(most);
  await expect(page.getByText(writeText.tooMany(most))).toBeHidden();
  await entry.fill('Reason 101');
  await entry.press('Enter');
  await expect(rows).toHaveCount(most + 1);
  await expect(page.getByText(writeText.tooMany(most))).toBeVisible();

  await ana.write(...Array.from({ length: most - 2 }, (_, at) => `Reason ${at + 102}`));
  await expect(rows).toHaveCount(2 * most - 1);
  await entry.focus();
  await entry.evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Pasted one\nPasted two\nPasted three');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(rows).toHaveCount(2 * most);
  await expect(page.getByText(writeText.pastedSome(1, 3))).toBeVisible();
  await expect(page.getByText(writeText.full(2 * most))).toBeVisible();
  await expect(entry).not.toBeEditable();
  await expect(page.getByRole('contentinfo').getByText(writeText.saved, { exact: true })).toBeVisible();
  const written = (await notesOnServer(room.world, ana)).map(({ text }) => text);
  expect(written).toHaveLength(2 * most);
  expect(written).toContain('Pasted one');

  await page.getByRole('button', { name: writeText.actions(2 * most), exact: true }).click();
  await page.getByRole('menuitem', { name: writeText.remove }).click();
  await expect(entry).toBeEditable();
  expect(traffic.complaints).toEqual([]);
});
