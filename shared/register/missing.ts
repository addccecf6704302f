import type { Risk } from '../board/board.ts';
import { riskFacts } from '../board/riskFields.ts';
import type { PlanTexts } from '../plan/plan.ts';
import { effectiveOwner } from './owners.ts';
import { isVagueSignal } from './vagueSignal.ts';
import { isBlankText } from './words.ts';

/** The seven parts of a complete row (SPEC RG4), in the order in which the page asks for them. */
export const requiredParts = [
  'prevention', 'preventionOwner', 'preventionDue', 'signal', 'threshold', 'checkBy', 'contingency',
] as const; // prettier-ignore
export type RequiredPart = (typeof requiredParts)[number];

/** What the register asks for besides, of a risk that is accepted (SPEC RW8e). */
export const acceptParts = ['responseReason', 'responseUntil'] as const;
export type MissingPart = RequiredPart | (typeof acceptParts)[number];

/** The parts that a risk lacks. A vague signal counts as missing. A risk has a number once the register was entered. */
export function missingParts(risk: Risk, texts: PlanTexts): MissingPart[] {
  const isAccepted = risk.response === 'accept' && risk.number !== null;
  return [...missingRequired(risk, texts), ...(isAccepted ? acceptParts.filter((part) => risk[part] === null) : [])];
}

const saysWhatToLookAt = (signal: string): boolean => !isBlankText(signal) && !isVagueSignal(signal);

/** The parts of the seven that a risk lacks. */
export function missingRequired(risk: Risk, texts: PlanTexts): RequiredPart[] {
  const has: Record<RequiredPart, boolean> = {
    prevention: !isBlankText(texts.prevention),
    preventionOwner: effectiveOwner(risk, 'prevention') !== null,
    preventionDue: risk.preventionDue !== null,
    signal: saysWhatToLookAt(texts.signal),
    threshold: !isBlankText(texts.threshold),
    checkBy: risk.checkBy !== null,
    contingency: !isBlankText(texts.contingency),
  };
  return requiredParts.filter((part) => !has[part]);
}

/** True when a tripwire says what to look at, which value trips it and when to look (SPEC RG5). */
export const isTripwireComplete = (risk: Pick<Risk, 'checkBy'>, { signal, threshold }: PlanTexts): boolean =>
  risk.checkBy !== null && !isBlankText(threshold) && saysWhatToLookAt(signal);

/** True for a risk with facts or plan texts: it is not removed with its last card (SPEC BO4b). */
export const isPlanned = (risk: Risk, texts: PlanTexts): boolean =>
  riskFacts.some((fact) => risk[fact] !== null) ||
  risk.state !== 'none' ||
  Object.values(texts).some((text) => !isBlankText(text));
