import type { OwnedPart, OwnerIds } from '../board/board.ts';
import { ownedParts } from '../board/board.ts';
import type { OwnerFact, RiskFacts } from '../board/riskFields.ts';
import { ownerFacts } from '../board/riskFields.ts';
import type { ParticipantId } from '../ids.ts';
import { oneLine } from './words.ts';

/** Which fact of the board names the owner of each part. */
export const ownerFact = {
  prevention: 'preventionOwner',
  watcher: 'watcher',
  contingency: 'contingencyOwner',
} as const satisfies { readonly [P in OwnedPart]: OwnerFact };

/** Which field of the board says who of the workshop the owner is. */
export const ownerIdField = {
  preventionOwner: 'preventionOwnerId',
  watcher: 'watcherId',
  contingencyOwner: 'contingencyOwnerId',
} as const satisfies { readonly [F in OwnerFact]: keyof OwnerIds };

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

/** The fact that names the owner of a part, null when nobody is named (SPEC RG3). */
const namedBy = (risk: Owners, part: OwnedPart): OwnerFact | null =>
  [ownerFact[part], ...ownerFacts].find((fact) => risk[fact] !== null) ?? null;

/** Who of the workshop answers for a part; null when its owner is only a name, or nobody (SPEC RW8a). */
export function effectiveOwnerId(risk: Owners & OwnerIds, part: OwnedPart): ParticipantId | null {
  const fact = namedBy(risk, part);
  return fact === null ? null : risk[ownerIdField[fact]];
}

/** The same for each part, by the field of the id. */
export const effectiveOwnerIds = (risk: Owners & OwnerIds): OwnerIds =>
  Object.fromEntries(
    ownedParts.map((part) => [ownerIdField[ownerFact[part]], effectiveOwnerId(risk, part)]),
  ) as OwnerIds;

/**
 * Changed facts as setRisk stores them: owners on one line, so that they can be compared with names of people, and without
 * the id of the owner before unless an id is given (SPEC RW8b).
 */
export function storedFacts<F extends Partial<RiskFacts & OwnerIds>>(facts: F): F {
  const owners = ownerFacts.flatMap((fact): [string, string | null][] => {
    const owner: string | null | undefined = facts[fact];
    if (owner === undefined) return [];
    const isAlone = owner === null || facts[ownerIdField[fact]] === undefined;
    return [[fact, owner && oneLine(owner)], ...(isAlone ? [[ownerIdField[fact], null] as [string, null]] : [])];
  });
  return { ...facts, ...(Object.fromEntries(owners) as Partial<F>) };
}
