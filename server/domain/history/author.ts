import type { ParticipantId } from '../../../shared/ids.ts';
import type { HistoryAuthor } from '../../../shared/register/history.ts';
import type { State } from '../core/state.ts';
import { visitOf } from '../core/visitors.ts';

type PersonAuthor = Extract<HistoryAuthor, { kind: 'person' }>;

/** Who acts, under the name they have now (SPEC RW7b). */
export function authorOf(state: State, participantId: ParticipantId): PersonAuthor {
  const visit = visitOf(state, participantId);
  const name = state.people[participantId]?.name ?? visit?.name ?? '';
  return { kind: 'person', participantId, name, byLink: visit !== null };
}

/** True for a change that this person made. */
export const isBy = (author: HistoryAuthor, participantId: ParticipantId): boolean =>
  author.kind === 'person' && author.participantId === participantId;
