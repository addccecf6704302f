import type { ParticipantId } from '../ids.ts';
import type { Role } from './roles.ts';
import { takesPart } from './roles.ts';

/**
 * What a person may do now. A person has the first of these that fits. A stand-in is whoever acts while the facilitator
 * is away: the deputy, or the person who took over. A deputy who does not act is a participant (SPEC LE1c).
 */
export const capabilities = ['facilitator', 'standIn', 'participant', 'observer'] as const;
export type Capability = (typeof capabilities)[number];

/** Groups of capabilities, by what they have in common. */
export const may = {
  /** Run the stages. */
  lead: ['facilitator', 'standIn'],
  /**
   * Decide who is in the workshop, how it is set up, and when it ends. Not a stand-in: anyone with the join link can
   * become one by waiting (SPEC LE5b).
   */
  govern: ['facilitator'],
  /** Write, read, vote and plan. */
  takePart: ['facilitator', 'standIn', 'participant'],
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
};

/** The capability of a person of this workshop (SPEC CM2). */
export function capabilityIn(lead: Lead, id: ParticipantId, person: { readonly role: Role }): Capability {
  if (!takesPart(person)) return 'observer';
  if (lead.facilitatorId === id) return 'facilitator';
  return lead.actingId === id ? 'standIn' : 'participant';
}
