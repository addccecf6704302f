import type { Risk } from '../board/board.ts';
import type { Cadence, Comparison } from '../board/riskFields.ts';
import type { PlanTexts } from '../plan/plan.ts';
import type { IsoDate } from '../time.ts';
import { effectiveOwner } from './owners.ts';
import { oneLine } from './words.ts';

const gap = '…';

const goes: Record<Comparison, string> = {
  above: 'goes above',
  below: 'goes below',
  equals: 'reaches',
  changes: 'changes by',
};

const every: Record<Cadence, string> = {
  daily: 'checks every day',
  weekly: 'checks every week',
  biweekly: 'checks every two weeks',
  monthly: 'checks every month',
  once: 'checks once',
};

type Slots = Pick<PlanTexts, 'signal' | 'source' | 'threshold'>;
type Facts = Pick<Risk, 'comparison' | 'cadence' | 'checkBy' | 'preventionOwner' | 'watcher' | 'contingencyOwner'>;
type FormatDate = (date: IsoDate) => string;

/** A slot's text within a sentence: on one line, without a full stop of its own. */
const slot = (text: string): string => oneLine(text).replace(/[.;,]+$/, '') || gap;

/** "open defects from the tracker goes above 20": an unnamed source is left out, what else is missing shows as …. */
function condition(risk: Facts, texts: Slots): string {
  const source = oneLine(texts.source);
  const passes = risk.comparison === null ? 'passes' : goes[risk.comparison];
  return `If ${slot(texts.signal)}${source === '' ? '' : ` from ${slot(source)}`} ${passes} ${slot(texts.threshold)}`;
}

/**
 * The tripwire in one sentence (DESIGN, "Plan"; SPEC RG2).
 * @param formatDate how the reader writes a day; ISO in files
 */
export function tripwireSentence(risk: Facts, texts: Slots, formatDate: FormatDate = (date) => date): string {
  const before = risk.checkBy === null ? gap : formatDate(risk.checkBy);
  const watcher = effectiveOwner(risk, 'watcher') ?? gap;
  return `${condition(risk, texts)} before ${before}, ${watcher} ${risk.cadence === null ? 'checks' : every[risk.cadence]}.`;
}

/** What is read aloud in Commit: the signal, and who then does what (Gollwitzer's if-then plan; SPEC RG2). */
export function ifThenSentence(risk: Facts, texts: Slots & Pick<PlanTexts, 'contingency'>): string {
  const owner = effectiveOwner(risk, 'contingency') ?? gap;
  return `${condition(risk, texts)}, then ${owner} does this: ${slot(texts.contingency)}.`;
}

/** True when a sentence would consist of nothing but gaps. */
export const isTripwireEmpty = (risk: Facts, texts: Slots): boolean =>
  risk.checkBy === null && [texts.signal, texts.source, texts.threshold].every((text) => oneLine(text) === '');
