import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { clusterText } from '../../client/testing/english.ts';
import type { Person } from './people.ts';
import { tabTo } from './people.ts';

const looseOf = ({ page }: Person) => page.getByRole('complementary', { name: clusterText.looseRegion });
const cardOf = ({ page }: Person, text: string) =>
  page.getByRole('listitem').getByRole('button', { name: text, exact: true });
const pileOf = ({ page }: Person, title: string) => page.getByRole('region', { name: title, exact: true });

/** The texts of the loose cards, sorted. */
export const looseTexts = async (person: Person): Promise<string[]> =>
  (await looseOf(person).getByRole('listitem').allInnerTexts()).sort();

/** With the mouse, to the empty place: a pile begins. */
export const dragToNewPile = (person: Person, card: string): Promise<void> =>
  drag(person, card, person.page.getByRole('button', { name: clusterText.addPile }));

/** With the mouse, onto a pile. */
export const dragOntoPile = (person: Person, card: string, title: string): Promise<void> =>
  drag(person, card, pileOf(person, title));

async function drag(person: Person, card: string, target: Locator): Promise<void> {
  const { page } = person;
  const from = await middle(cardOf(person, card));
  const to = await middle(target);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 10, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

async function middle(place: Locator): Promise<{ x: number; y: number }> {
  await place.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await place.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

/** On a phone only the first of the loose cards show at once. */
export async function showAllLoose(person: Person): Promise<void> {
  await person.press(looseOf(person).getByRole('button', { name: /^\+ \d+ more$/ }));
}

/** By tap, from the list of places. */
export async function moveByTap(person: Person, card: string, place: string): Promise<void> {
  await person.press(cardOf(person, card));
  const places = person.page.getByRole('dialog', { name: clusterText.moveTo });
  await person.press(places.getByRole('button', { name: place }));
  await expect(places).toBeHidden();
}

/** By keyboard alone: Space picks it up, arrows choose the place, Space puts it down. */
export async function carryByKeys(person: Person, card: string, title: string): Promise<void> {
  const { page } = person;
  await focusCard(person, card);
  await page.keyboard.press('Space');
  await expect(cardOf(person, card)).toHaveAttribute('aria-pressed', 'true');
  const isThere = page.getByRole('status').filter({ hasText: `Over “${title}”` });
  for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowUp', 'ArrowLeft']) {
    await page.keyboard.press(key);
    await drawn(page);
    if ((await isThere.count()) > 0) break;
  }
  await expect(isThere).toBeAttached();
  await page.keyboard.press('Space');
}

/** Tab to the loose cards, which are one stop, then the arrow keys. */
async function focusCard(person: Person, card: string): Promise<void> {
  const { page } = person;
  await tabTo(page, looseOf(person).locator('[role=button][tabindex="0"]'));
  await page.keyboard.press('Home');
  const isThere = () => cardOf(person, card).evaluate((element) => element === document.activeElement);
  const all = await looseOf(person).getByRole('listitem').count();
  for (let step = 0; step < all && !(await isThere()); step++) await page.keyboard.press('ArrowDown');
  await expect(cardOf(person, card)).toBeFocused();
}

/** When the page has drawn what the last key did and has nothing left to do: what it says is of now, on a slow machine too. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done()))),
      ),
  );

export async function renamePile(person: Person, from: string, to: string): Promise<void> {
  const field = person.page.getByLabel(clusterText.nameLabel(from), { exact: true });
  await person.press(field);
  await person.page.keyboard.press('Control+A');
  await person.type(field, to);
  await person.page.keyboard.press('Enter');
}

/** The pile as this person sees it. */
export async function expectPile(person: Person, title: string, cards: readonly string[]): Promise<void> {
  const pile = pileOf(person, title);
  await expect(pile.getByRole('listitem')).toHaveCount(cards.length);
  for (const card of cards) await expect(pile.getByText(card, { exact: true })).toBeVisible();
}

export async function undo({ page, press }: Person): Promise<void> {
  await press(page.getByRole('button', { name: clusterText.undo, exact: true }));
  await expect(page.getByText(clusterText.undone)).toBeAttached();
}
