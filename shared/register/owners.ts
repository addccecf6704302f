import type { OwnedPart, Risk, RiskFacts } from '../board/board.ts';

/** Which fact of the board names the owner of each part. */
export const ownerFact = {
  prevention: 'preventionOwner',
  watcher: 'watcher',
  contingency: 'contingencyOwner',
} as const satisfies { readonly [P in OwnedPart]: keyof RiskFacts };

type Owners = Pick<Risk, 'preventionOwner' | 'watcher' | 'contingencyOwner'>;

/**
 * Who answers for a part: its own owner, else the first owner the risk has, since one owner fills all three parts until
 * changed (DESIGN, "Plan"; SPEC RG3).
 */
export const effectiveOwner = (risk: Owners, part: OwnedPart): string | null =>
  risk[ownerFact[part]] ?? risk.preventionOwner ?? risk.watcher ?? risk.contingencyOwner;
