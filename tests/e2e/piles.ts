import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import { clusterText } from '../../client/text/en/cluster.ts';
import type { Person } from './people.ts';
import { tabTo } from './people.ts';

const looseOf = ({ page }: Person) => page.getByRole('complementary', { name: clusterText.looseRegion });
const cardOf = ({ page }: Person, text: string) =>
  page.getByRole('listitem').getByRole('button', { name: text, exact: true });
const pileOf = ({ page }: Person, title: string) => page.getByRole('region', { name: title, exact: true });

/** The texts of the loose cards, sorted. */
export const looseTexts = async (person: Person): Promise<string[]> =>
  (await looseOf(person).getByRole('listitem').allInnerTexts()).sort();

/** With the mouse, onto another card or a pile. */
export async function dragOnto(person: Person, card: string, target: string): Promise<void> {
  const { page } = person;
  const to = await middle(cardOf(person, target));
  const from = await middle(cardOf(person, card));
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
  await tabTo(page, cardOf(person, card));
  await page.keyboard.press('Space');
  const said = page.getByRole('status').or(page.locator('[aria-live=assertive]'));
  await expect(said.filter({ hasText: clusterText.drag.picked('').slice(0, 9) })).toBeAttached();
  const there = said.filter({ hasText: clusterText.drag.over(`the pile ${title}`).slice(0, -1) });
  for (let steps = 0; steps < 20 && (await there.count()) === 0; steps++) {
    await page.keyboard.press(steps === 0 ? 'ArrowRight' : 'ArrowUp');
    await expect(said.filter({ hasText: /^Over / })).toBeAttached();
  }
  await expect(there).toBeAttached();
  await page.keyboard.press('Space');
}

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
