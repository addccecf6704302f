import { expect } from '@playwright/test';
import { homeText, joinText, lobbyText, stagesText } from '../../client/testing/english.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import type { Person } from './people.ts';

export type Project = { readonly title: string; readonly successMetric: string; readonly decision: string };

/** Makes a workshop on the first page. @returns its join code as the lobby shows it */
export async function createWorkshop({ page, press, type, name }: Person, project: Project): Promise<string> {
  await page.goto('/');
  await type(page.getByLabel(homeText.title, { exact: true }), project.title);
  await type(page.getByLabel(homeText.metric), project.successMetric);
  await press(page.getByText(homeText.more, { exact: true }));
  await type(page.getByLabel(homeText.name), name);
  await type(page.getByLabel(homeText.decision), project.decision);
  await press(page.getByRole('button', { name: homeText.create }));
  const invitation = page.getByRole('region').or(page.locator('section')).filter({ hasText: lobbyText.joinWith });
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await invitation.first().innerText())?.[0];
  expect(code, 'the code in the lobby').toBeDefined();
  return code ?? '';
}

/** Comes in by typing the code on the first page, as people do who were told it on the phone. */
export async function joinByCode({ page, press, type, name }: Person, code: string): Promise<void> {
  await page.goto('/');
  await type(page.getByLabel(homeText.code), code.toLowerCase().replace('-', ''));
  await press(page.getByRole('button', { name: homeText.join, exact: true }));
  await expect(page.getByLabel(joinText.code)).toHaveValue(code);
  await type(page.getByLabel(joinText.name), name);
  await press(page.getByRole('button', { name: joinText.join, exact: true }));
}

/** Comes in by the link that the facilitator sent. */
export async function joinByLink({ page, press, type, name }: Person, code: string): Promise<void> {
  await page.goto(`/j#${code}`);
  await type(page.getByLabel(joinText.name), name);
  await press(page.getByRole('button', { name: joinText.join, exact: true }));
}

/** Says how sure one is, sealed, and agrees to how people will talk. */
export async function settleIn({ page, press, slide }: Person, confidence: number): Promise<void> {
  await slide(page.getByLabel(lobbyText.sureLabel), confidence);
  await press(page.getByRole('button', { name: lobbyText.agree }));
  await expect(page.getByRole('button', { name: lobbyText.agreed })).toBeVisible();
  await expect(page.getByText(lobbyText.saved)).toBeVisible();
}

/** Everyone sees the same stage at the same time. */
export async function expectStage(people: readonly Person[], stage: Stage): Promise<void> {
  await Promise.all(people.map(({ page }) => expect(page).toHaveTitle(new RegExp(stagesText.names[stage]))));
}
