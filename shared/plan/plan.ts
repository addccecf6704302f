import * as Y from 'yjs';
import type { PlanField } from '../board/riskFields.ts';
import { planFields } from '../board/riskFields.ts';
import type { RiskId } from '../ids.ts';
import { replaceText } from './replaceText.ts';

export const isPlanField = (value: unknown): value is PlanField => (planFields as readonly unknown[]).includes(value);

export type PlanTexts = { readonly [F in PlanField]: string };

const textsFrom = (textOf: (field: PlanField) => string): PlanTexts =>
  Object.fromEntries(planFields.map((field) => [field, textOf(field)])) as PlanTexts;

export const emptyPlanTexts: PlanTexts = textsFrom(() => '');

export const plansMap = (doc: Y.Doc): Y.Map<Y.Map<Y.Text>> => doc.getMap('plans');

/**
 * In place of a risk's id: the texts of the whole plan, of which only the dissent is used. No risk has this id: ids are 128
 * random bits.
 */
export const wholePlanId: RiskId = 'theWholePlan0000000000';

/** @returns null until the server has created the texts of the risk */
export const planText = (doc: Y.Doc, riskId: RiskId, field: PlanField): Y.Text | null =>
  plansMap(doc).get(riskId)?.get(field) ?? null;

export function readPlan(doc: Y.Doc, riskId: RiskId): PlanTexts {
  const texts = plansMap(doc).get(riskId);
  if (!texts) return emptyPlanTexts;
  return textsFrom((field) => texts.get(field)?.toString() ?? '');
}

/** Fills the empty texts of an imported register. Only the server calls this. */
export function fillPlans(doc: Y.Doc, texts: ReadonlyMap<RiskId, PlanTexts>): void {
  for (const [riskId, written] of texts) {
    for (const field of planFields) if (written[field] !== '') madeText(doc, riskId, field).insert(0, written[field]);
  }
}

/**
 * Creates the empty texts of new risks. Only the server calls this. The texts of a removed risk stay in the document, so
 * that undo and `goBack` restore its plan too.
 */
export function editPlans(doc: Y.Doc, made: readonly RiskId[]): void {
  const plans = plansMap(doc);
  for (const riskId of made) {
    if (plans.has(riskId)) continue;
    plans.set(riskId, new Y.Map<Y.Text>(planFields.map((field): [string, Y.Text] => [field, new Y.Text()])));
  }
}

/** The text, created if it is not there: plans of earlier editions lack some. */
function madeText(doc: Y.Doc, riskId: RiskId, field: PlanField): Y.Text {
  const plans = plansMap(doc);
  const texts = plans.get(riskId) ?? plans.set(riskId, new Y.Map<Y.Text>());
  return texts.get(field) ?? texts.set(field, new Y.Text());
}

/** Replaces a text of the plan, created if it is not there. Only the server calls this. */
export function replacePlanText(doc: Y.Doc, riskId: RiskId, field: PlanField, text: string): void {
  replaceText(madeText(doc, riskId, field), text);
}
