import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { canDeputise, takesPart } from '../../../shared/people/roles.ts';
import type { EpochMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import { personHere } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import { issueFacilitatorLink } from './facilitatorLink.ts';
import { canBeOffered } from './lostLead.ts';
import { personGone } from '../core/personGone.ts';

/** A role given to a person who is away counts as lost from now on, so that it can be taken over (SPEC LE4c). */
export const leadGivenTo = (state: State, participantId: ParticipantId, now: EpochMs): Change => ({
  hidden: {
    conduct: { ...state.hidden.conduct, leadLostAt: state.people[participantId]?.connected === true ? null : now },
  },
});

function nameDeputy(state: State, { participantId }: CommandOf<'nameDeputy'>): Decision {
  const { lead } = state.session;
  if (participantId !== null) {
    const person = personHere(state, participantId);
    if (!person) return personGone;
    if (!canDeputise(person))
      return refused('notAllowed', 'Only a participant can be the deputy.', { reason: 'deputyRole' });
  }
  return decided({ session: { lead: { ...lead, deputyId: participantId } } });
}

/**
 * Gives the role to another person for good. The old link stops working; the new one is sent to the new facilitator only, until their page
 * has confirmed it (SPEC LE7).
 * To oneself: replaces a lost facilitator link (SPEC LE4b).
 */
export function handOver(state: State, { participantId }: CommandOf<'handOver'>, context: Context): Decision {
  const { lead } = state.session;
  const person = personHere(state, participantId);
  if (!person) return personGone;
  if (!takesPart(person))
    return refused('notAllowed', 'An observer cannot take the workshop over.', { reason: 'observerLeads' });
  const builder = new ChangeBuilder(state);
  const old = state.people[lead.facilitatorId];
  if (old) builder.add({ people: { [lead.facilitatorId]: { ...old, role: 'participant' } } });
  builder.add({
    people: { [participantId]: { ...person, role: 'facilitator' } },
    session: {
      lead: {
        facilitatorId: participantId,
        actingId: participantId,
        deputyId: lead.deputyId === participantId ? null : lead.deputyId,
        offered: false,
      },
    },
  });
  builder.add(issueFacilitatorLink(state, participantId, context));
  builder.add(leadGivenTo(builder.state, participantId, context.now));
  return decided(builder.change);
}

/** The first person who takes an offered role has it until the facilitator is back (SPEC LE2a, LE3, LE6a). */
function takeOver(state: State, _command: unknown, { actorId }: Context): Decision {
  const { lead } = state.session;
  if (!lead.offered || !canBeOffered(state))
    return refused('notOffered', 'Nobody needs to take over at the moment.', { reason: 'lead' });
  return decided({
    session: { lead: { ...lead, actingId: actorId, offered: false } },
    hidden: { conduct: { ...state.hidden.conduct, leadLostAt: null } },
  });
}

export const leadDecisions = { nameDeputy, handOver, takeOver };
