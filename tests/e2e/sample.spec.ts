import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { foresightText, homeText, registerPageText as pageText } from '../../client/testing/english.ts';
import { launch } from '../../shared/demos/launch.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { look } from './screenChecks.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

/** The scripts that hold the words of the made-up story, of those that the page has asked for. */
async function scriptsWithStory(page: Page, paths: readonly string[]): Promise<string[]> {
  const scripts = paths.filter((path) => path.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  const bodies = await Promise.all(scripts.map(async (path) => (await page.request.get(app.origin + path)).text()));
  return scripts.filter((_, index) => bodies[index]?.includes(launch.title));
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`FS2c the finished sample is read without a server, and nothing of it can be changed (${width} px)`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    const paths: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => paths.push(new URL(request.url()).pathname));
    page.on('websocket', (socket) => paths.push(new URL(socket.url()).pathname));
    page.on('pageerror', (fault) => faults.push(fault.message));

    await page.goto(app.origin);
    const link = page.getByRole('link', { name: homeText.sample });
    await expect(link).toBeVisible();
    expect(await scriptsWithStory(page, paths), 'the home page loads no story').toEqual([]);
    // The form of the home page asks whether anybody may create a workshop.
    await page.waitForLoadState('networkidle');
    const before = paths.length;
    await link.click();
    await expect(page.getByText(pageText.sample.mark, { exact: true })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/sample');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Seven things happened.');
    expect(await scriptsWithStory(page, paths), 'the probe finds the story here').toHaveLength(1);
    await look([{ page, name: `${width}` }] as unknown as Parameters<typeof look>[0], 'sample-foreseen');

    await page.getByRole('button', { name: foresightText.toRegister }).click();
    const value = page.getByRole('table').getByText('Plus gave people nothing they would pay for').first();
    await expect(value).toBeVisible();
    await look([{ page, name: `${width}` }] as unknown as Parameters<typeof look>[0], 'sample-register');

    await page.getByRole('table').getByRole('rowheader').first().click();
    await expect(page.getByText(launch.plans.value!.contingency).first()).toBeVisible();
    const places = 'input:not([type=search]), textarea:not([readonly]), [contenteditable=true]';
    await expect(page.getByRole('main').locator(places)).toHaveCount(0);
    await look([{ page, name: `${width}` }] as unknown as Parameters<typeof look>[0], 'sample-row');
    await expect(page.getByText(pageText.sample.mark, { exact: true })).toBeVisible();
    expect(paths.slice(before).filter((path) => path.startsWith('/api') || path.startsWith('/sync'))).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
}
