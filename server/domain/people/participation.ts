import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { Change } from '../core/change.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { personHere } from '../core/participants.ts';
import { assignHand, withoutReader } from '../share/readers.ts';
import { personGone } from '../core/personGone.ts';

/** Opts out of writing or of reading aloud, or in again; the hand of a person who opts out passes on (SPEC PE2, SH4). */
function setPart(state: State, command: CommandOf<'setPart'>, { actorId }: Context): Decision {
  const person = state.people[actorId];
  if (!person) return personGone;
  const { writes = person.writes, reads = person.reads } = command;
  const builder = new ChangeBuilder(state).add({ people: { [actorId]: { ...person, writes, reads } } });
  const { order, stage } = state.session;
  if (!reads && stage.name === 'share') builder.add(withoutReader(builder.state, actorId, false));
  if (reads && stage.name === 'share' && !order.includes(actorId)) {
    builder.add({ session: { order: [...order, actorId] } });
  }
  if (reads && stage.name === 'share') builder.add(assignHand(builder.state));
  return decided(builder.change);
}

function agree(state: State, _command: unknown, { actorId }: Context): Decision {
  const { agreed } = state.hidden.conduct;
  return agreed.includes(actorId) ? unchanged : decided(withAgreed(state, [...agreed, actorId]));
}

/** The people among `ids` who are still in the workshop are those who agreed to the contract (SPEC SE2a, SE2c). */
export function withAgreed(state: State, ids: readonly ParticipantId[]): Change {
  const agreed = ids.filter((id) => personHere(state, id) !== null);
  return {
    session: { contract: { ...state.session.contract, agreed: agreed.length } },
    hidden: { conduct: { ...state.hidden.conduct, agreed } },
  };
}

function setDone(state: State, { done }: CommandOf<'setDone'>, { actorId }: Context): Decision {
  const { conduct } = state.hidden;
  if (conduct.done.includes(actorId) === done) return unchanged;
  const others = conduct.done.filter((id) => id !== actorId);
  return decided({ hidden: { conduct: { ...conduct, done: done ? [...others, actorId] : others } } });
}

export const participationDecisions = { agree, setPart, setDone };
