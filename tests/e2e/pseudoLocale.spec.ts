import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { stagesText } from '../../client/testing/english.ts';
import { stages } from '../../shared/stages/stages.ts';
import { pseudoText } from '../../shared/text/pseudo.ts';
import { openRealWorkshop } from '../faults/serverState.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { openWindow } from './personWindow.ts';

const pseudo = 'en-XA';
const sizes = [
  { kind: 'wide', viewport: { width: 1440, height: 900 } },
  { kind: 'phone', viewport: { width: 390, height: 844 } },
] as const;

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const watchErrors = (page: Page): string[] => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
};

/** Texts of people, codes, dates and the addresses of links on paper: what the catalogue does not hold. */
const given =
  /http:\/\/127\.0\.0\.1:\d+\/[wr]\/[\w#-]+|Ship the new shop|Lea|Ana|Ben|Cleo|[0-9A-Z]{4}-[0-9A-Z]{4}|\b([A-Z][a-z]+, )?[A-Z][a-z]+ \d+, \d{4}/g;

/** The texts on the screen that are not accented, so that they cannot be from the catalogue. */
const plainTexts = (page: Page): Promise<string[]> =>
  page.evaluate((ignored) => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || /^(script|style|noscript|pre)$/i.test(parent.tagName)) continue;
      texts.push((node.textContent ?? '').replace(new RegExp(ignored, 'g'), '').trim());
    }
    return texts.filter((text) => /[a-z]{3}/i.test(text) && !/[^\x20-\x7e·’“”…–−×]/.test(text));
  }, given.source);

/** Everything that is read on the screen, without the words of people. */
async function checkScreen(page: Page, place: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const texts = page
    .locator('main')
    .getByText(/[áéíóû]/)
    .filter({ visible: true });
  await expect(texts.first()).toBeVisible();
  const across = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(across, `${place} fits the window`).toBe(0);
  expect.soft(await plainTexts(page), `${place} has no text outside the catalogue`).toEqual([]);
  await page.screenshot({ path: `test-results/pseudo/${place}.png`, scale: 'css' });
}

test('TX7 longer and mirrored texts fit the pages outside a workshop', async ({ browser }) => {
  for (const { kind, viewport } of sizes) {
    const context = await browser.newContext({ baseURL: app.origin, locale: pseudo, viewport });
    const page = await context.newPage();
    const errors = watchErrors(page);
    for (const [place, path] of [
      ['home', '/'],
      ['how', '/how'],
      ['join', '/j'],
    ] as const) {
      await page.goto(path);
      await checkScreen(page, `${place}-${kind}`);
    }
    expect(errors).toEqual([]);
    await context.close();
  }
});

test('TX1 TX7 longer and mirrored texts fit every stage, without an error in the console', async ({ browser }) => {
  test.setTimeout(240_000);
  const room = await openRealWorkshop(app.origin, { people: ['Ana', 'Ben', 'Cleo'], workshop: { language: pseudo } });
  const windows = await Promise.all(
    [room.lead, room.person('Ana')].map(async (person, index) => {
      const { kind, viewport } = sizes[index]!;
      const { page } = await openWindow(browser, app.origin, person, { locale: pseudo, viewport });
      return { page, place: `${person.name.toLowerCase()}-${kind}`, errors: watchErrors(page) };
    }),
  );
  for (const stage of stages) {
    for (const { page, place, errors } of windows) {
      await expect(page).toHaveTitle(new RegExp(` · ${pseudoText(stagesText.names[stage])} · `));
      await checkScreen(page, `${stage}-${place}`);
      expect.soft(errors, `${stage}, ${place}`).toEqual([]);
    }
    if (stage === 'write') for (const one of room.online) await one.write(`${one.name} 1`, `${one.name} 2`);
    if (stage === 'share') await room.lead.must('dealRest');
    if (stage === 'vote') {
      const risks = Object.keys(room.lead.board().risks).sort();
      for (const one of room.online) await one.vote({ [risks[0]!]: 1 });
      await room.lead.must('closeVote');
    }
    if (stage !== 'register') expect(await room.lead.advance()).toMatchObject({ ok: true });
  }
});
