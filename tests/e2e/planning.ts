import { expect } from '@playwright/test';
import { commitText, planText, uiText } from '../../client/testing/english.ts';
import type { OwnedPart } from '../../shared/board/board.ts';
import type { Cadence, Comparison } from '../../shared/board/riskFields.ts';
import type { IsoDate } from '../../shared/time.ts';
import type { Person } from './people.ts';

const fields = {
  cause: planText.cause.label,
  event: planText.event.label,
  effect: planText.effect.label,
  prevention: planText.prevention.name,
  signal: planText.signal.label,
  threshold: planText.threshold.label,
  contingency: planText.contingency.name,
} as const;

type Field = keyof typeof fields;
export type PlanWords = { readonly [F in Field]: string };

const fieldOf = ({ page }: Person, field: Field) => page.getByRole('textbox', { name: fields[field], exact: true });

/** Each person begins with a risk that was given to them; a phone has a list to choose from in place of the buttons. */
export async function openRisk({ page, press }: Person, number: number, title: string): Promise<void> {
  const chooser = page.getByRole('combobox', { name: planText.chooseRisk });
  const button = page.getByRole('navigation', { name: planText.topRisks }).getByRole('button', { name: title });
  await expect(chooser.or(button)).toBeVisible();
  if (await chooser.isVisible()) await chooser.selectOption(`${number}. ${title}`);
  else await press(button);
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
}

export async function plan(person: Person, field: Field, words: string): Promise<void> {
  await person.type(fieldOf(person, field), words);
}

/** What others typed shows here too. */
export async function expectPlan(person: Person, words: PlanWords): Promise<void> {
  for (const [field, text] of Object.entries(words)) {
    await expect(fieldOf(person, field as Field)).toHaveValue(text);
  }
}

export type Facts = {
  readonly owner: string;
  readonly due: IsoDate;
  readonly comparison: Comparison;
  readonly checkBy: IsoDate;
  readonly cadence: Cadence;
  readonly contingencyOwner: string;
};

export async function setFacts({ page }: Person, facts: Facts): Promise<void> {
  await page.getByRole('combobox', { name: planText.owner, exact: true }).selectOption(facts.owner);
  await page.getByLabel(planText.due, { exact: true }).and(page.locator('input')).fill(facts.due);
  await page.getByLabel(planText.comparison).selectOption(planText.comparisons[facts.comparison]);
  await page.getByLabel(planText.checkBy).fill(facts.checkBy);
  await page.getByLabel(planText.cadence).selectOption(planText.cadences[facts.cadence]);
  await page.getByRole('combobox', { name: planText.contingencyOwner }).selectOption(facts.contingencyOwner);
}

export async function place({ page, press }: Person, likelihood: number, impact: number): Promise<void> {
  await press(page.getByRole('radio', { name: uiText.matrix.cell(likelihood, impact) }));
  await expect(page.getByText(planText.matrixScore(likelihood, impact))).toBeVisible();
}

/** An owner says yes on their own screen. */
export async function accept({ page, press }: Person, part: OwnedPart): Promise<void> {
  await press(page.getByRole('button', { name: planText.acceptLabel(part), exact: true }));
  await expect(page.getByText(planText.accepted, { exact: true })).not.toHaveCount(0);
}

export async function expectComplete({ page }: Person): Promise<void> {
  await expect(page.getByText(planText.isComplete)).toBeVisible();
}

/** Says again how sure one is, and what felt unsafe to say, if anything did. */
export async function answerAtTheEnd(person: Person, confidence: number, pulse: string | undefined): Promise<void> {
  const { page, press, type, slide } = person;
  await slide(page.getByRole('slider', { name: commitText.confidenceTitle }), confidence);
  if (pulse !== undefined) await type(page.getByRole('textbox', { name: commitText.pulseLabel }), pulse);
  await press(page.getByRole('button', { name: commitText.done }));
  await expect(page.getByRole('button', { name: commitText.notDone })).toBeVisible();
  await expect(page.getByText(commitText.saved)).toBeVisible();
}
