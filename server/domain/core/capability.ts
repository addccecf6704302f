import type { ParticipantId } from '../../../shared/ids.ts';
import { capabilityIn, capabilityOfVisitor, isGoverning, isLeading } from '../../../shared/people/capability.ts';
import type { Capability } from '../../../shared/people/capability.ts';
import { personHere } from './participants.ts';
import type { State } from './state.ts';
import { visitOf } from './visitors.ts';

/** Computed anew for every command, whatever it was when the connection opened (SPEC SC7). Null: not in the workshop. */
export function capabilityOf(state: State, id: ParticipantId): Capability | null {
  const person = personHere(state, id);
  if (person) return capabilityIn(state.session.lead, id, person);
  const visit = visitOf(state, id);
  return visit ? capabilityOfVisitor(visit.may, state.session.stage.name === 'register') : null;
}

/** True for whoever may run the stages. */
export function canLead(state: State, id: ParticipantId): boolean {
  const capability = capabilityOf(state, id);
  return capability !== null && isLeading(capability);
}

/** True for whoever decides who is in the workshop, how it is set up and when it ends. */
export function canGovern(state: State, id: ParticipantId): boolean {
  const capability = capabilityOf(state, id);
  return capability !== null && isGoverning(capability);
}
