import type { ParticipantId } from '../ids.ts';
import type { Role } from './roles.ts';
import { takesPart } from './roles.ts';

/**
 * What a person may do now. A person has the first of these that fits: the facilitator who acts, the facilitator while
 * another person acts, another person who acts, the named deputy, a participant, an observer.
 */
export const capabilities = [
  'actingFacilitator', 'facilitator', 'acting', 'deputy', 'participant', 'observer',
] as const; // prettier-ignore
export type Capability = (typeof capabilities)[number];

/** Groups of capabilities, by what they have in common. */
export const may = {
  /** Run the stages. */
  lead: ['actingFacilitator', 'facilitator', 'acting', 'deputy'],
  /** Decide who is in the workshop and how it is set up. */
  govern: ['actingFacilitator', 'facilitator', 'acting'],
  /** Delete the workshop. */
  own: ['actingFacilitator', 'facilitator'],
  /** Write, read, vote and plan. */
  takePart: ['actingFacilitator', 'facilitator', 'acting', 'deputy', 'participant'],
  /** Be in the workshop. */
  beHere: capabilities,
} as const satisfies { readonly [group: string]: readonly Capability[] };

const isOneOf = (group: readonly Capability[], capability: Capability): boolean => group.includes(capability);

export const isLeading = (capability: Capability): boolean => isOneOf(may.lead, capability);

export const isGoverning = (capability: Capability): boolean => isOneOf(may.govern, capability);

/** Who runs the workshop. */
type Lead = {
  readonly facilitatorId: ParticipantId;
  readonly actingId: ParticipantId | null;
  readonly deputyId: ParticipantId | null;
};

/** The capability of a person of this workshop (SPEC CM2). */
export function capabilityIn(lead: Lead, id: ParticipantId, person: { readonly role: Role }): Capability {
  if (!takesPart(person)) return 'observer';
  if (lead.facilitatorId === id) return lead.actingId === id ? 'actingFacilitator' : 'facilitator';
  if (lead.actingId === id) return 'acting';
  return lead.deputyId === id ? 'deputy' : 'participant';
}
