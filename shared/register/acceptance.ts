import type { OwnedPart, Risk } from '../board/board.ts';
import { ownedParts } from '../board/board.ts';
import type { PlanField, RiskFact } from '../board/riskFields.ts';
import type { PlanTexts } from '../plan/plan.ts';
import type { IsoDate } from '../time.ts';
import { isBlankText } from './words.ts';

/** What an owner agreed to: when one of these changes, the part is no longer accepted (SPEC RW8c). */
const agreedTo: {
  readonly [P in OwnedPart]: { readonly facts: readonly RiskFact[]; readonly texts: readonly PlanField[] };
} = {
  prevention: { facts: ['preventionDue'], texts: ['prevention', 'test'] },
  watcher: {
    facts: ['comparison', 'cadence', 'firstCheck', 'graceDays', 'checkBy'],
    texts: ['signal', 'source', 'threshold'],
  },
  contingency: { facts: [], texts: ['contingency'] },
};

/** The parts whose words or dates change with these facts. */
export const partsWithFacts = (facts: readonly string[]): OwnedPart[] =>
  ownedParts.filter((part) => agreedTo[part].facts.some((fact) => facts.includes(fact)));

/** The parts whose words these texts are. */
export const partsWithTexts = (texts: readonly PlanField[]): OwnedPart[] =>
  ownedParts.filter((part) => agreedTo[part].texts.some((text) => texts.includes(text)));

type Accepted = Pick<Risk, 'accepted' | 'acceptedUntil'>;

/** The last day of an acceptance: the imagined failure unless another day is stored (SPEC RW8d). */
export const acceptedUntil = (risk: Accepted, part: OwnedPart, failedBy: IsoDate): IsoDate =>
  risk.acceptedUntil?.[part] ?? failedBy;

/** True while an acceptance holds: after its last day it is asked for again. */
export const isAccepted = (risk: Accepted, part: OwnedPart, failedBy: IsoDate, today: IsoDate): boolean =>
  risk.accepted[part] === true && today <= acceptedUntil(risk, part, failedBy);

/** The change that takes the acceptance of parts back; empty when none was accepted. */
export function withoutAcceptance(risk: Accepted, parts: readonly OwnedPart[]): Partial<Accepted> {
  if (!parts.some((part) => risk.accepted[part])) return {};
  const without = <T extends object>(map: T): T =>
    Object.fromEntries(Object.entries(map).filter(([part]) => !parts.includes(part as OwnedPart))) as T;
  return {
    accepted: without(risk.accepted),
    ...(risk.acceptedUntil && { acceptedUntil: without(risk.acceptedUntil) }),
  };
}

/** The words without which a part says nothing. */
const saidIn = {
  prevention: 'prevention',
  watcher: 'signal',
  contingency: 'contingency',
} as const satisfies { readonly [P in OwnedPart]: PlanField };

/** True once there is something in a part to accept (SPEC SR2). */
export const isPartWritten = (
  texts: Pick<PlanTexts, 'prevention' | 'signal' | 'contingency'>,
  part: OwnedPart,
): boolean => !isBlankText(texts[saidIn[part]]);
