import type { ParticipantId } from '../../../shared/ids.ts';
import { takesPart } from '../../../shared/people/roles.ts';
import type { Person, Session } from '../../../shared/session/session.ts';
import type { Change } from '../core/change.ts';
import type { State } from '../core/state.ts';

/** In the lobby before any writing, who comes and leaves changes no floor. */
const isCounted = ({ session, hidden }: State, person: Person): boolean =>
  takesPart(person) && (session.stage.name !== 'lobby' || hidden.conduct.notebookFor !== null);

/** Counts a person who joins, and keeps the id until the next writing round names who came before it (SPEC RO4a, RO4b). */
export function movementOnJoining(state: State, participantId: ParticipantId, person: Person): Change {
  const { conduct } = state.hidden;
  const neverConnected = [...conduct.neverConnected, participantId];
  if (!isCounted(state, person)) return { hidden: { conduct: { ...conduct, neverConnected } } };
  const { movement, newcomers } = state.session;
  return {
    session: {
      movement: { ...movement, came: movement.came + 1 },
      newcomers: { ...newcomers, since: [...newcomers.since, participantId] },
    },
    hidden: { conduct: { ...conduct, neverConnected } },
  };
}

/** An observer who takes part from now on is named like somebody who came (SPEC PE7b). */
export function movementOnTakingPart({ session, hidden }: State, participantId: ParticipantId): Change {
  if (session.stage.name === 'lobby' && hidden.conduct.notebookFor === null) return {};
  const { movement, newcomers } = session;
  const since = newcomers.since.filter((id) => id !== participantId);
  return {
    session: {
      movement: { ...movement, came: movement.came + 1 },
      newcomers: { ...newcomers, since: [...since, participantId] },
    },
  };
}

export function movementOnLeaving(state: State, participantId: ParticipantId): Pick<Partial<Session>, 'movement'> {
  const person = state.people[participantId];
  const { movement } = state.session;
  return person && isCounted(state, person) ? { movement: { ...movement, left: movement.left + 1 } } : {};
}
