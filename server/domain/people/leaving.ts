import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { Person } from '../../../shared/session/session.ts';
import { ChangeBuilder } from '../core/change.ts';
import { pairsMended } from '../core/pairs.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import { mailForgotten } from '../core/mailForgotten.ts';
import { personHere } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import { visitOf } from '../core/visitors.ts';
import { withoutReader } from '../share/readers.ts';
import { leadGivenTo } from './lead.ts';
import { withoutFeedsOf } from './feeds.ts';
import { movementOnLeaving } from './movement.ts';
import { withAgreed } from './participation.ts';
import { personGone } from '../core/personGone.ts';
import { withoutSeats } from './seats.ts';
import { withoutVisitor } from './visiting.ts';

/**
 * Removes a person from what only people who are here take part in; their sealed notes and ballots stay in the round
 * (SPEC PE3c), and their name on the list (SPEC PE6a).
 */
function removePerson(state: State, participantId: ParticipantId, context: Context): ChangeBuilder {
  const builder = new ChangeBuilder(state);
  const { lead, order } = state.session;
  builder.add({ people: withLeft(state, participantId) });
  builder.add(withoutReader(builder.state, participantId, true));
  builder.add({
    session: {
      ...movementOnLeaving(state, participantId),
      order: order.filter((id) => id !== participantId),
      lead: {
        ...lead,
        deputyId: lead.deputyId === participantId ? null : lead.deputyId,
        actingId: lead.actingId === participantId ? lead.facilitatorId : lead.actingId,
      },
    },
  });
  builder.add(withoutFeedsOf(state, participantId));
  const { agreed } = builder.state.hidden.conduct;
  if (agreed.includes(participantId)) builder.add(withAgreed(builder.state, agreed));
  if (lead.actingId === participantId) builder.add(leadGivenTo(builder.state, lead.facilitatorId, context.now));
  builder.add(pairsMended(builder.state, context));
  return builder.add(mailForgotten(builder.state, participantId));
}

/** The list without this person once the meeting is over; until then with the mark that they left. */
function withLeft({ people, session }: State, participantId: ParticipantId): { [id: ParticipantId]: Person | null } {
  const person = people[participantId];
  if (!person || session.workshop.closed || session.stage.name === 'register') return { [participantId]: null };
  const earlier = Object.keys(people).filter((id) => people[id]?.left);
  // Without a bound, joining and leaving in turn would make the list grow for ever.
  const dropped = earlier.length >= limits.people ? earlier.slice(0, 1) : [];
  return {
    ...Object.fromEntries(dropped.map((id) => [id, null])),
    [participantId]: { ...person, connected: false, left: true },
  };
}

function removeParticipant(
  state: State,
  { participantId }: CommandOf<'removeParticipant'>,
  context: Context,
): Decision {
  if (participantId === state.session.lead.facilitatorId) {
    return refused('notAllowed', 'The facilitator cannot be removed.', { reason: 'removesFacilitator' });
  }
  if (personHere(state, participantId) === null) return personGone;
  const { access } = state.hidden;
  const seats = Object.fromEntries(
    Object.entries(access.seats).map(([hash, seat]) => [
      hash,
      seat.participantId === participantId ? { ...seat, removed: true } : seat,
    ]),
  );
  const builder = removePerson(state, participantId, context).add({
    hidden: { access: { ...access, seats } },
    effects: [{ kind: 'participantRemoved', participantId }],
  });
  return decided(builder.change);
}

function leave(state: State, _command: unknown, context: Context): Decision {
  const { actorId } = context;
  if (actorId === state.session.lead.facilitatorId) {
    return refused('notAllowed', 'Hand the workshop over to another person before you leave.', {
      reason: 'handOverFirst',
    });
  }
  if (visitOf(state, actorId)) return decided(withoutVisitor(state, actorId));
  const builder = removePerson(state, actorId, context).add({
    hidden: { access: withoutSeats(state.hidden.access, actorId) },
    effects: [{ kind: 'tokensRevoked', participantId: actorId }],
  });
  return decided(builder.change);
}

export const leavingDecisions = { removeParticipant, leave };
