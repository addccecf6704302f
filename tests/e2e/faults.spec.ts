import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Dialog, Page } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';
import { joinText, workshopText, writeText } from '../../client/testing/english.ts';
import type { Child, Place } from '../faults/serverProcess.ts';
import { placesOf } from './deviceTraces.ts';
import { openPlace } from '../faults/serverProcess.ts';
import { notesOnServer, openRealWorkshop } from '../faults/serverState.ts';

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

/** Comes in as somebody new. @returns their token */
async function comeIn(page: Page, { joinCode, workshopId }: { joinCode: string; workshopId: string }, name: string) {
  await page.goto(`${child.url}/j#${joinCode}`);
  await page.getByLabel(joinText.name).fill(name);
  await page.getByRole('button', { name: joinText.join, exact: true }).click();
  await page.waitForURL(`**/w/${workshopId}`);
  const seat = `forewarned.seat.${workshopId}`;
  return page.evaluate((key) => (JSON.parse(localStorage.getItem(key) ?? '{}') as { token: string }).token, seat);
}

/** What the browser says when the tab is about to be closed; the tab stays. */
async function askedOnClosing(page: Page): Promise<string> {
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const dialog: Dialog = await asked;
  await dialog.dismiss();
  return dialog.type();
}

const status = (page: Page, text: string) => page.getByRole('contentinfo').getByText(text, { exact: true });

async function write(page: Page, text: string): Promise<void> {
  const entry = page.getByLabel(writeText.entryLabel);
  await entry.fill(text);
  await entry.press('Enter');
  await expect(entry).toHaveValue('');
}

/** It is in the browser's own storage, where the next page finds it. */
const isStored = async (page: Page, text: string): Promise<boolean> =>
  (await placesOf(page, [text])).some((place) => place.startsWith('indexedDB'));

test('SA2a FA8a FA8c a frozen server is noticed, a closing tab asks, and typed texts survive server and browser', async () => {
  const room = await openRealWorkshop(child.url, { people: 4 });
  const { workshopId } = room.founded;
  let browser = await openBrowser();
  let page = await browser.newPage();
  const token = await comeIn(page, room.founded, 'Rosa');
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  await write(page, 'Saved while all was well');
  await expect(status(page, writeText.saved)).toBeVisible();

  child.signal('SIGSTOP');
  await write(page, 'Typed into a frozen server');
  // Ten seconds by the page's clock (FA6b has it to the second); a busy machine shows it later.
  await expect(status(page, writeText.notSaved)).toBeVisible({ timeout: 30_000 });
  expect(await askedOnClosing(page)).toBe('beforeunload');

  child.signal('SIGCONT');
  await expect(status(page, writeText.saved)).toBeVisible({ timeout: 20_000 });
  const other = await browser.newPage();
  await other.goto(`/w/${workshopId}`);
  // Its notes have come: what is typed before that stands before them.
  await expect(other.getByLabel(writeText.edit(2), { exact: true })).toHaveValue('Typed into a frozen server');
  await child.kill();
  await write(page, 'Typed without any server');
  await write(other, 'In a second tab');
  for (const text of ['Typed without any server', 'In a second tab'])
    await expect.poll(() => isStored(page, text), { message: 'the device has it' }).toBe(true);
  await browser.close();

  child = await place.start({ file: 'main', port: child.port });
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(`/w/${workshopId}`);
  await expect(status(page, writeText.saved)).toBeVisible({ timeout: 20_000 });
  const seat = { token, workshopId, name: 'Rosa' };
  const texts = (await notesOnServer(room.world, seat)).map((note) => note.text);
  expect(texts.slice(0, 2)).toEqual(['Saved while all was well', 'Typed into a frozen server']);
  expect(texts.slice(2).sort()).toEqual(['In a second tab', 'Typed without any server']);
  await browser.close();
});

test('NB1b NB3a after a reload the half-typed note is in its field, the buttons are pressed, and no blank note is left', async ({
  browser,
}) => {
  const room = await openRealWorkshop(child.url, { people: 4 });
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  const page = await (await browser.newContext()).newPage();
  const token = await comeIn(page, room.founded, 'Rosa');
  await write(page, 'Entered');
  for (let load = 0; load < 5; load++) {
    await page.reload();
    await expect(page.getByLabel(writeText.edit(1), { exact: true })).toHaveValue('Entered');
  }
  const entry = page.getByLabel(writeText.entryLabel);
  await entry.pressSequentially('Half of a sent');
  await page.getByRole('button', { name: writeText.done }).click();
  await expect(status(page, writeText.saved)).toBeVisible();
  await page.reload();
  await expect(entry).toHaveValue('Half of a sent');
  await expect(page.getByRole('button', { name: writeText.notDone })).toHaveAttribute('aria-pressed', 'true');
  await entry.press('End');
  await entry.pressSequentially('ence');
  await entry.press('Enter');
  await expect(status(page, writeText.saved)).toBeVisible();
  const seat = { token, workshopId: room.founded.workshopId, name: 'Rosa' };
  await expect
    .poll(async () => (await notesOnServer(room.world, seat)).map((note) => note.text))
    .toEqual(['Entered', 'Half of a sentence']);
  await room.lead.must('goBack', { from: 'write' });
  await expect(page.getByLabel(writeText.entryLabel)).toBeHidden();
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('mark')))).toEqual([]); // prettier-ignore
});

test('SA3a SA3b a browser that stores nothing or is full says so, and asks before the tab closes', async ({
  browser,
}) => {
  const room = await openRealWorkshop(child.url, { people: 4 });
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  const open = async (name: string, breakStore: () => void): Promise<Page> => {
    const context = await browser.newContext();
    await context.addInitScript(breakStore);
    const page = await context.newPage();
    await comeIn(page, room.founded, name);
    await write(page, `${name} before`);
    await expect(status(page, writeText.saved)).toBeVisible();
    return page;
  };
  const refused = await open('Rosa', () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  const full = await open('Omar', () => {
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as IDBObjectStore['put'];
    IDBObjectStore.prototype.put = function (...given) {
      if (document.title.endsWith('full')) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
  await child.kill();
  // While the device takes it, it says so: the words below would mean nothing otherwise.
  await write(full, 'Kept on the device');
  await expect(status(full, writeText.notSaved)).toBeVisible();
  await full.evaluate(() => void (document.title = 'now full'));
  for (const page of [refused, full]) {
    await write(page, 'Only in this tab');
    await expect(status(page, workshopText.unsaved.notKept)).toBeVisible();
    await expect(page.getByText(workshopText.unsaved.keepsNothing)).toBeVisible();
    await expect(page.getByText(workshopText.connection.lostNotKept)).toBeVisible();
    await expect(page.getByText(/(Saved|stay) on this device/)).toHaveCount(0);
    expect(await askedOnClosing(page)).toBe('beforeunload');
  }
  child = await place.start({ file: 'main', port: child.port });
  for (const page of [refused, full]) {
    await expect(status(page, writeText.saved)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(workshopText.unsaved.keepsNothing)).toBeHidden();
  }
});
