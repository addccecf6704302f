import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { Person as Simulated } from '../harness/person.ts';
import type { BrowserTraffic } from './browserTraffic.ts';
import { watch } from './browserTraffic.ts';

export type Window = { readonly page: Page; readonly traffic: BrowserTraffic };

/** Opens a browser in which a simulated person, who acts beside it, has a seat: what they see is seen there. */
export async function openWindow(
  browser: Browser,
  origin: string,
  person: Simulated,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const { workshopId, id: participantId, token, role, name } = person;
  const seat = JSON.stringify({ workshopId, participantId, token, role, name });
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    storageState: {
      cookies: [],
      origins: [{ origin, localStorage: [{ name: `forewarned.seat.${workshopId}`, value: seat }] }],
    },
    ...options,
  });
  const traffic = await watch(context, origin);
  const page = await context.newPage();
  await page.goto(`/w/${workshopId}`);
  return { page, traffic };
}
