import type { OwnedPart } from '../board/board.ts';
import { ownedParts } from '../board/board.ts';
import type { OwnerFact, RiskFacts } from '../board/riskFields.ts';

/** Which fact of the board names the owner of each part. */
export const ownerFact = {
  prevention: 'preventionOwner',
  watcher: 'watcher',
  contingency: 'contingencyOwner',
} as const satisfies { readonly [P in OwnedPart]: OwnerFact };

type Owners = Pick<RiskFacts, (typeof ownerFact)[OwnedPart]>;

/**
 * Who answers for a part: its own owner, else the first owner the risk has, since one owner fills all three parts until
 * changed (SPEC RG3).
 */
export const effectiveOwner = (risk: Owners, part: OwnedPart): string | null =>
  risk[ownerFact[part]] ?? risk.preventionOwner ?? risk.watcher ?? risk.contingencyOwner;

/** Who answers for each part, by the field that names its owner. */
export const effectiveOwners = (risk: Owners): Partial<Owners> =>
  Object.fromEntries(ownedParts.map((part) => [ownerFact[part], effectiveOwner(risk, part)]));
