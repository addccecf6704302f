import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { english, stagesText, workshopText } from '../../client/testing/english.ts';
import { openRealWorkshop } from '../faults/serverState.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { openWindow } from './personWindow.ts';

const { access, ending, visit } = english;

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

/** Another browser, in which nobody has been here before. */
async function stranger(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.origin, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** Makes a link, or replaces the one there is. @returns its address, which is shown once */
async function makeLink(page: Page, right: 'check' | 'edit', isNew = true): Promise<string> {
  const name = access.share.rights[right];
  await press(page, isNew ? access.share.makeLabel(name) : access.share.replaceLabel(name));
  await press(page, access.share.makeConfirm);
  return page.getByLabel(access.share.theLink[right]).inputValue();
}

test('LC1a LC2a LC2b LC2c LC3a LC4a LC8 the facilitator ends the meeting and makes links; another browser reads, checks and edits by them until they are replaced', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const room = await openRealWorkshop(app.origin, { people: ['Ana', 'Ben', 'Cleo'] });
  for (const from of ['lobby', 'imagine', 'write', 'share', 'cluster', 'vote', 'plan'] as const) {
    if (from === 'write') for (const one of room.online) await one.write(`${one.name} 1`);
    if (from === 'share') await room.lead.must('dealRest');
    if (from === 'vote') await room.lead.must('closeVote');
    expect(await room.lead.advance()).toMatchObject({ ok: true });
  }
  const { page: lead } = await openWindow(browser, app.origin, room.lead, { viewport: { width: 1440, height: 900 } });

  await press(lead, stagesText.begin.register);
  await lead.getByRole('dialog').getByRole('button', { name: ending.end.confirm }).click();
  await expect(lead).toHaveTitle(new RegExp(stagesText.names.register));
  await press(lead, access.share.button);
  await press(lead, access.share.makeLabel(access.share.rights.read));
  await press(lead, access.share.makeConfirm);
  await expect(lead.getByRole('code')).toContainText('/r/');
  const read = (await lead.getByRole('code').textContent()) ?? '';
  const check = await makeLink(lead, 'check');
  const edit = await makeLink(lead, 'edit');

  const reader = await stranger(browser, `http://${read}`);
  await expect(reader.getByText(workshopText.header.visitor('read', ''), { exact: true })).toBeVisible();
  expect(reader.url()).not.toContain('#');
  await expect(reader.getByRole('button', { name: access.importChanges })).toHaveCount(0);

  const checker = await stranger(browser, check);
  await checker.getByLabel(visit.name).fill('Ravi');
  await press(checker, visit.open);
  await expect(checker.getByText(workshopText.header.visitor('check', 'Ravi'))).toBeVisible();

  const editor = await stranger(browser, edit);
  await press(editor, visit.open);
  await expect(editor.getByRole('button', { name: access.importChanges })).toBeVisible();

  expect(await makeLink(lead, 'check', false)).toContain('/r/');
  await expect(checker.getByRole('heading', { name: workshopText.ended.visitor[0] })).toBeVisible();
  const late = await stranger(browser, check);
  await expect(late.getByRole('heading', { name: visit.refused.link[0] })).toBeVisible();
  await expect(editor.getByRole('button', { name: access.importChanges })).toBeVisible();
});
