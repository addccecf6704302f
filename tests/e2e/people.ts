import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { devices, expect } from '@playwright/test';
import type { BrowserTraffic } from './browserTraffic.ts';
import { watch } from './browserTraffic.ts';

/** How somebody works the page. Nothing here reaches past what is on the screen. */
type Hands = {
  readonly press: (target: Locator) => Promise<void>;
  /** Goes into a field and types at its end. */
  readonly type: (field: Locator, text: string) => Promise<void>;
  /** Sets a slider that shows 50 while it waits. */
  readonly slide: (slider: Locator, tens: number) => Promise<void>;
};

export type Person = Hands & { readonly name: string; readonly page: Page; readonly traffic: BrowserTraffic };

const mouse = (page: Page): Hands => ({
  press: (target) => target.click(),
  type: async (field, text) => {
    await field.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(text);
  },
  slide: (slider, tens) => slider.fill(String(tens)),
});

const finger = (page: Page): Hands => ({
  press: (target) => target.tap(),
  // A phone's keyboard puts words in whole.
  type: async (field, text) => {
    await field.tap();
    await page.keyboard.insertText(text);
  },
  slide: (slider, tens) => slider.fill(String(tens)),
});

const furthest = 150;

/** Goes with Tab, in a menu with the arrow key, until the target has the focus: fails where no key leads there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const key = (await target.getAttribute('role')) === 'menuitem' ? 'ArrowDown' : 'Tab';
  for (let steps = 0; steps < furthest; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `reachable with ${key}`).toBeFocused();
}

const keys = (page: Page): Hands => ({
  press: async (target) => {
    await expect(target).toBeEnabled();
    await tabTo(page, target);
    const ticks = await target.evaluate((element) => element instanceof HTMLInputElement);
    await page.keyboard.press(ticks ? 'Space' : 'Enter');
  },
  type: async (field, text) => {
    await tabTo(page, field);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(text);
  },
  slide: async (slider, tens) => {
    await tabTo(page, slider);
    const arrow = tens < 50 ? 'ArrowLeft' : 'ArrowRight';
    for (let at = 50; at !== tens; at += tens < 50 ? -10 : 10) await page.keyboard.press(arrow);
  },
});

const wide: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const phone: BrowserContextOptions = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } };

const kinds = {
  laptop: { options: wide, hands: mouse },
  dark: { options: { ...wide, colorScheme: 'dark' }, hands: mouse },
  phone: { options: phone, hands: finger },
  keyboard: { options: wide, hands: keys },
} as const satisfies Record<string, { options: BrowserContextOptions; hands: (page: Page) => Hands }>;

export type Kind = keyof typeof kinds;

/** Somebody with a browser of their own, watched from the first byte on. */
export async function arrive(browser: Browser, origin: string, name: string, kind: Kind): Promise<Person> {
  const { options, hands } = kinds[kind];
  const context = await browser.newContext({
    ...options,
    baseURL: origin,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const traffic = await watch(context, origin);
  const page = await context.newPage();
  return { name, page, traffic, ...hands(page) };
}
