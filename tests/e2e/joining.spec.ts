import { expect, test } from '@playwright/test';
import { homeText, joinText, peopleText, workshopText } from '../../client/testing/english.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { createWorkshop, joinByLink } from './joining.ts';
import { project } from './healthcareGov.ts';
import { look } from './screenChecks.ts';
import { arrive } from './people.ts';
import { kilobyte, weightOf } from './scriptSize.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

test('the first page keeps what was typed when the server cannot be reached', async ({ browser }) => {
  const ines = await arrive(browser, app.origin, 'Ines', 'laptop');
  const { page, press, type } = ines;
  await page.goto('/');
  await press(page.getByRole('button', { name: homeText.create }));
  await expect(page.getByText(homeText.titleMissing)).toBeVisible();
  await expect(page.getByLabel(homeText.title, { exact: true })).toBeFocused();

  await type(page.getByLabel(homeText.title, { exact: true }), project.title);
  await type(page.getByLabel(homeText.metric), project.successMetric);
  await page.context().setOffline(true);
  await press(page.getByRole('button', { name: homeText.create }));
  await expect(page.getByRole('alert')).toHaveText(homeText.failed.offline);
  await expect(page.getByLabel(homeText.title, { exact: true })).toHaveValue(project.title);
  await expect(page.getByLabel(homeText.metric)).toHaveValue(project.successMetric);
  await look([ines], '0-home-offline');

  await page.context().setOffline(false);
  await press(page.getByRole('button', { name: homeText.create }));
  await expect(page).toHaveURL(/\/w\/[\w-]{22}$/);
});

test('a malformed code and an unknown code are reported, and the input is kept', async ({ browser }) => {
  const rosa = await arrive(browser, app.origin, 'Rosa', 'phone');
  const { page, press, type } = rosa;
  await page.goto('/');
  await type(page.getByLabel(homeText.code), 'ABC');
  await press(page.getByRole('button', { name: homeText.join, exact: true }));
  await expect(page.getByRole('alert')).toHaveText(homeText.codeWrong);
  await expect(page.getByLabel(homeText.code)).toHaveValue('ABC');
  await look([rosa], '0-home');

  await joinByLink(rosa, '2222-2222');
  await expect(page.getByRole('alert')).toHaveText(joinText.failed.unknownJoinCode);
  await expect(page.getByLabel(joinText.code)).toHaveValue('2222-2222');
  await expect(page.getByLabel(joinText.code)).toBeFocused();
  await expect(page.getByLabel(joinText.name)).toHaveValue('Rosa');
  await look([rosa], '0-join-unknown');
});

test('a locked workshop admits nobody new and says what to do', async ({ browser }) => {
  const ines = await arrive(browser, app.origin, 'Ines', 'laptop');
  const mei = await arrive(browser, app.origin, 'Mei', 'dark');
  const code = await createWorkshop(ines, project);
  const openPeople = () => ines.press(ines.page.getByRole('button', { name: workshopText.header.people(1) }));
  await openPeople();
  await ines.press(ines.page.getByRole('button', { name: peopleText.lock }));
  const lockedLine = ines.page.getByRole('dialog').getByText(peopleText.locked);
  await expect(lockedLine).toBeVisible();
  await joinByLink(mei, code);
  await expect(mei.page.getByRole('alert')).toHaveText(joinText.failed.roomLocked);
  await expect(mei.page.getByLabel(joinText.name)).toHaveValue('Mei');
  await look([ines, mei], '0-locked');

  await ines.press(ines.page.getByRole('button', { name: peopleText.unlock }));
  await expect(lockedLine).toBeHidden();
  await mei.press(mei.page.getByRole('button', { name: joinText.join, exact: true }));
  await expect(mei.page).toHaveURL(/\/w\/[\w-]{22}$/);
});

test('the first page is light', async ({ browser }) => {
  const { page, traffic } = await arrive(browser, app.origin, 'Ines', 'laptop');
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(traffic.scripts.size).toBeGreaterThan(0);
  expect(weightOf(traffic.scripts)).toBeLessThan(130 * kilobyte);
  expect(traffic.complaints).toEqual([]);
});
