import { expect } from '@playwright/test';
import { lateText, writeText } from '../../client/testing/english.ts';
import type { Person } from './people.ts';

const entryOf = ({ page }: Person) => page.getByLabel(writeText.entryLabel);
const notesOf = ({ page }: Person) => page.getByRole('region', { name: writeText.listLabel }).getByRole('listitem');

export async function startNote(person: Person, text: string): Promise<void> {
  await person.type(entryOf(person), text);
}

/**
 * One note after the other, each ended with Enter; on a phone with the Add button.
 * @param before how many notes lie there already
 */
export async function writeNotes(person: Person, texts: readonly string[], before = 0): Promise<void> {
  for (const text of texts) {
    await startNote(person, text);
    if (person.page.viewportSize()!.width < 500)
      await person.press(person.page.getByRole('button', { name: writeText.add }));
    else await person.page.keyboard.press('Enter');
    await expect(entryOf(person)).toHaveValue('');
  }
  await expect(notesOf(person)).toHaveCount(before + texts.length);
}

/** What lies on the page, the oldest note first. */
export async function expectNotes(person: Person, texts: readonly string[]): Promise<void> {
  await expect(notesOf(person)).toHaveCount(texts.length);
  for (const [index, text] of texts.entries()) {
    await expect(person.page.getByLabel(writeText.edit(index + 1), { exact: true })).toHaveValue(text);
  }
}

/** What is being typed stands in the field, and writeNotes goes on at its end. */
export async function expectStarted(person: Person, text: string): Promise<void> {
  await expect(entryOf(person)).toHaveValue(text);
}

/** The foot says Saved: what was written is on the server's disk. */
export async function expectSaved({ page }: Person): Promise<void> {
  await expect(page.getByRole('contentinfo').getByText(writeText.saved, { exact: true })).toBeVisible();
}

export async function sayDone({ page, press }: Person): Promise<void> {
  await press(page.getByRole('button', { name: writeText.done }));
  await expect(page.getByRole('button', { name: writeText.notDone })).toBeVisible();
}

/** Drops a card after the reveal; it waits for company. */
export async function dropLateCard({ page, press, type }: Person, text: string): Promise<void> {
  await press(page.getByRole('button', { name: lateText.open }));
  const dialog = page.getByRole('dialog');
  await type(dialog.getByLabel(lateText.entryLabel), text);
  await press(dialog.getByRole('button', { name: writeText.add, exact: true }));
  await expect(dialog.getByText(lateText.waiting)).toBeVisible();
  await expect(dialog.getByText(writeText.saved, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
