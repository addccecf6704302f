import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, unchanged } from '../core/decision.ts';
import { pairsMended } from '../core/pairs.ts';
import { personHere } from '../core/participants.ts';
import { personGone } from '../core/personGone.ts';
import type { State } from '../core/state.ts';
import { assignHand, withoutReader } from '../share/readers.ts';
import { movementOnLeaving, movementOnTakingPart } from './movement.ts';
import { withAgreed } from './participation.ts';

/**
 * An observer takes part from now on, or a participant only observes. For the others it is as if they had come or left:
 * they are on no roster of a round that is open (SPEC PE7).
 */
function setRole(state: State, { role }: CommandOf<'setRole'>, context: Context): Decision {
  const { actorId } = context;
  const person = personHere(state, actorId);
  if (!person) return personGone;
  if (person.role === role) return unchanged;
  const builder = new ChangeBuilder(state);
  if (role === 'observer') builder.add({ session: movementOnLeaving(state, actorId) });
  builder.add({
    people: { [actorId]: { ...person, role } },
    effects: [{ kind: 'roleChanged', participantId: actorId }],
  });
  if (role === 'participant') takePart(builder, actorId);
  else observe(builder, actorId);
  builder.add(pairsMended(builder.state, context));
  return decided(builder.change);
}

function takePart(builder: ChangeBuilder, id: ParticipantId): void {
  builder.add(movementOnTakingPart(builder.state, id));
  const { order, stage } = builder.state.session;
  if (stage.name !== 'share' || builder.state.people[id]?.reads !== true) return;
  builder.add({ session: { order: [...order.filter((other) => other !== id), id] } });
  builder.add(assignHand(builder.state));
}

/** What they wrote and voted so far stays in the round, as it does for someone who leaves (SPEC PE3c). */
function observe(builder: ChangeBuilder, id: ParticipantId): void {
  const { order, lead } = builder.state.session;
  builder.add(withoutReader(builder.state, id, true));
  builder.add({
    session: {
      order: order.filter((other) => other !== id),
      lead: { ...lead, deputyId: lead.deputyId === id ? null : lead.deputyId },
    },
  });
  const { conduct } = builder.state.hidden;
  builder.add({ hidden: { conduct: { ...conduct, done: conduct.done.filter((other) => other !== id) } } });
  builder.add(withAgreed(builder.state, conduct.agreed.filter((other) => other !== id))); // prettier-ignore
}

export const roleDecisions = { setRole };
