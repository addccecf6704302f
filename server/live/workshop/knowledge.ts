import { readBallot } from '../../../shared/ballot/ballot.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { readNotes } from '../../../shared/notebook/notebook.ts';
import { handOf } from '../connections/readerHand.ts';
import type { Room } from './liveWorkshop.ts';

/** Everything the server holds about one person at this moment, as it is (CONTRACT section 2; SPEC KN1). */
export function knowledgeAbout(workshop: Room, participantId: ParticipantId): object {
  const { session, people, hidden } = workshop.state;
  const { conduct } = hidden;
  const sealed = [...workshop.documents.all()].filter(({ name }) => name.endsWith(`/${participantId}`));
  return {
    participantId,
    person: people[participantId] ?? null,
    agreed: conduct.agreed.includes(participantId),
    done: conduct.done.includes(participantId),
    consent: conduct.asked?.answers[participantId] ?? null,
    /** Of each the hash alone is kept. */
    tokens: Object.values(hidden.access.seats).filter((seat) => seat.participantId === participantId).length,
    isDeputy: session.lead.deputyId === participantId,
    openSockets: workshop.seats.ofPerson(participantId).map(({ path }) => path.kind),
    hand: handOf(workshop.state, participantId),
    /** What the last board commands of this stage changed, so that they can be undone. */
    undo: hidden.undo[participantId] ?? [],
    /** Under how many Yjs ids this person wrote in the plan: nobody else may write under them. */
    planClientIds: workshop.planClients.heldBy(participantId),
    notebooks: sealed
      .filter(({ name }) => name.startsWith('notebook/'))
      .map(({ name, doc }) => ({ round: Number(name.split('/')[1]), notes: readNotes(doc) })),
    ballots: sealed
      .filter(({ name }) => name.startsWith('ballot/'))
      .map(({ name, doc }) => ({ round: Number(name.split('/')[1]), ...readBallot(doc) })),
    /** What others get, in kinds of message; nothing of notebooks, ballots or answers is among them. */
    othersReceive: ['session', 'board', 'plan', 'carets in the plan', 'drags while grouping', 'heartbeats'],
  };
}
