import { expect } from '@playwright/test';
import { shareText } from '../../client/testing/english.ts';
import type { Person } from './people.ts';

const turnLabel = new RegExp(`^(${[shareText.startReading, shareText.doneNext, shareText.doneAgain].join('|')})`);
const turnButton = ({ page }: Person) => page.getByRole('button', { name: turnLabel });
const floorOf = ({ page }: Person) => page.getByRole('region', { name: shareText.heading });

/** Whose turn it is: the one person whose screen offers to go on. */
async function findReader(people: readonly Person[]): Promise<Person> {
  let found: readonly Person[] = [];
  await expect
    .poll(async () => {
      const offered = await Promise.all(people.map((person) => turnButton(person).isVisible()));
      found = people.filter((_, at) => offered[at]);
      return found.length;
    }, 'how many people are on turn')
    .toBe(1);
  return found[0]!;
}

/** The card that everyone hears now. The one in the reader's hand stands under it. */
async function cardOnTheTable(person: Person, deck: readonly string[]): Promise<string | undefined> {
  const paragraphs = await floorOf(person).getByRole('paragraph').allInnerTexts();
  return paragraphs.find((text) => deck.includes(text));
}

/**
 * Cards are dealt one by one by whoever is on turn, and each shows on every screen.
 * @param first how many were dealt before
 */
export async function readAloud(people: readonly Person[], deck: readonly string[], first: number, count: number) {
  for (let dealt = first + 1; dealt <= first + count; dealt++) {
    const reader = await findReader(people);
    await reader.press(turnButton(reader));
    for (const person of people) await expect(floorOf(person)).toContainText(shareText.of(dealt, deck.length));
    await expect
      .poll(async () => {
        const shown = await Promise.all(people.map((person) => cardOnTheTable(person, deck)));
        return shown[0] !== undefined && shown.every((card) => card === shown[0]);
      }, 'everyone hears the same card')
      .toBe(true);
  }
}

/** What is left goes on the board at once and is read in silence. */
export async function putRestOnBoard({ page, press }: Person, count: number): Promise<void> {
  await press(page.getByRole('contentinfo').getByRole('button', { name: shareText.more, exact: true }));
  await press(page.getByRole('menuitem', { name: shareText.dealRest(count) }));
}

export async function skim(person: Person): Promise<void> {
  const { page, press } = person;
  await expect(floorOf(person).getByRole('heading', { name: shareText.skimTitle })).toBeVisible();
  await press(page.getByRole('button', { name: shareText.skimDone }));
  await expect(page.getByRole('button', { name: shareText.skimNotDone })).toBeVisible();
}
