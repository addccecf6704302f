import { expect } from '@playwright/test';
import { uiText, voteText } from '../../client/testing/english.ts';
import type { Person } from './people.ts';

/** Dots by a risk's title. */
export type Dots = ReadonlyMap<string, number>;

/** Places dots and casts them; what is left goes down with each. */
export async function castVote({ page, press }: Person, dots: Dots, budget: number): Promise<void> {
  let left = budget;
  for (const [title, count] of dots) {
    const row = page.getByRole('group', { name: voteText.dotsOn(title), exact: true });
    await press(row.getByRole('button', { name: `: ${uiText.dots(count)}` }));
    left -= count;
    await expect(page.getByText(left === 0 ? voteText.noneLeft(budget) : voteText.left(left, budget))).toBeVisible();
  }
  await press(page.getByRole('button', { name: voteText.cast }));
  await expect(page.getByRole('button', { name: voteText.change })).toBeVisible();
}

export async function expectVoted({ page }: Person, done: number, of: number): Promise<void> {
  await expect(page.getByText(voteText.voted(done, of))).toBeVisible();
}

/** What the ballots add up to. */
export function totalOf(ballots: readonly Dots[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const [title, dots] of ballots.flatMap((ballot) => [...ballot])) {
    total.set(title, (total.get(title) ?? 0) + dots);
  }
  return total;
}

/** The published ranking, dots by title. */
export async function readTally({ page }: Person): Promise<Map<string, number>> {
  await expect(page.getByRole('heading', { name: voteText.rankingTitle })).toBeVisible();
  const rows = await page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
    .all();
  const read = await Promise.all(
    rows.map(async (row) => {
      const title = await row.getByRole('heading').innerText();
      const dots = /(\d+) dots?$/m.exec(await row.innerText())?.[1];
      return [title, Number(dots ?? 0)] as const;
    }),
  );
  return new Map(read);
}

export async function keepLoneWarning({ page }: Person, title: string): Promise<void> {
  await page.getByLabel(voteText.minorityPick).selectOption(title);
  await expect(page.getByRole('main').getByText(voteText.minority, { exact: true })).toBeVisible();
}
