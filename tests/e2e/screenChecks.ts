import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Person } from './people.ts';

const folder = 'test-results/screens';

/** All of the screen: the room scrolls inside itself, so that the window is made as high as what it holds. */
async function photograph({ page, name }: Person, place: string): Promise<void> {
  const size = page.viewportSize()!;
  const hidden = await page.getByRole('main').evaluate((main) => main.scrollHeight - main.clientHeight);
  await page.setViewportSize({ ...size, height: size.height + hidden });
  await page.screenshot({ path: `${folder}/${place}-${name.toLowerCase()}.png`, fullPage: true, scale: 'css' });
  await page.setViewportSize(size);
}

/** No serious or critical violation of what axe can test. Softly: the workshop goes on, and the test still fails. */
async function checkAccess(person: Person, place: string): Promise<void> {
  // The other mode opens a page of its own, whose traffic would be counted too.
  const { passes, violations } = await new AxeBuilder({ page: person.page }).setLegacyMode().analyze();
  expect(passes.length, 'axe found something to test').toBeGreaterThan(10);
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  expect.soft(grave, `${place}, as ${person.name} sees it`).toEqual([]);
}

/** Nothing sticks out at the side, and a room never scrolls as a whole. */
async function checkFit({ page, name }: Person, place: string): Promise<void> {
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return {
      across: scrollWidth - clientWidth,
      down: location.pathname.startsWith('/w/') ? scrollHeight - clientHeight : 0,
    };
  });
  expect.soft(over, `${place} fits the window of ${name}`).toEqual({ across: 0, down: 0 });
}

export async function look(people: readonly Person[], place: string): Promise<void> {
  for (const person of people) {
    await checkFit(person, place);
    await checkAccess(person, place);
  }
  await Promise.all(people.map((person) => photograph(person, place)));
}
