import type { ParticipantId } from '../ids.ts';
import type { Role } from './roles.ts';
import { takesPart } from './roles.ts';

/**
 * What a person may do now. A person has the first of these that fits. A stand-in is whoever acts while the facilitator
 * is away: the deputy, or the person who took over. A deputy who does not act is a participant (SPEC LE1c).
 * The last three are visitors: whoever came to the register by a link (SPEC LK1a).
 */
export const capabilities = [
  'facilitator',
  'standIn',
  'participant',
  'observer',
  'editor',
  'checker',
  'reader',
] as const;
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
  /** Change the register (SPEC LK1c). */
  edit: ['facilitator', 'standIn', 'participant', 'editor'],
  /** Record checks and mark steps. */
  check: ['facilitator', 'standIn', 'participant', 'editor', 'checker'],
  /** Have a seat: everyone on the list of people. Visitors are on no list. */
  haveSeat: ['facilitator', 'standIn', 'participant', 'observer'],
  /** Be in the workshop. */
  beHere: capabilities,
} as const satisfies { readonly [group: string]: readonly Capability[] };

const isOneOf = (group: readonly Capability[], capability: Capability): boolean => group.includes(capability);

/** True for somebody who came by a link and is not on the list of people. */
export const isVisiting = (capability: Capability): boolean => !isOneOf(may.haveSeat, capability);

export const canEdit = (capability: Capability): boolean => isOneOf(may.edit, capability);

export const canCheck = (capability: Capability): boolean => isOneOf(may.check, capability);

export const isLeading = (capability: Capability): boolean => isOneOf(may.lead, capability);

export const isGoverning = (capability: Capability): boolean => isOneOf(may.govern, capability);

/** Who runs the workshop. */
type Lead = {
  readonly facilitatorId: ParticipantId;
  readonly actingId: ParticipantId | null;
};

/** What a link allows. */
export const linkRights = ['read', 'check', 'edit'] as const;
export type LinkRight = (typeof linkRights)[number];

const visitorCapability = { read: 'reader', check: 'checker', edit: 'editor' } as const satisfies {
  readonly [R in LinkRight]: Capability;
};

/** A visitor's capability. While a meeting runs, visitors only read (SPEC LK4c). */
export const capabilityOfVisitor = (right: LinkRight, isMeetingOver: boolean): Capability =>
  isMeetingOver ? visitorCapability[right] : 'reader';

/** The capability of a person of this workshop (SPEC CM2). */
export function capabilityIn(lead: Lead, id: ParticipantId, person: { readonly role: Role }): Capability {
  if (!takesPart(person)) return 'observer';
  if (lead.facilitatorId === id) return 'facilitator';
  return lead.actingId === id ? 'standIn' : 'participant';
}
