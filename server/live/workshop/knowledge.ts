import { readBallot } from '../../../shared/ballot/ballot.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { readNotes } from '../../../shared/notebook/notebook.ts';
import { isBy } from '../../domain/history/author.ts';
import { entriesOf } from '../../domain/history/entries.ts';
import { handOf } from '../connections/readerHand.ts';
import type { Mailbox } from '../../domain/core/mailbox.ts';
import { visitOf } from '../../domain/core/visitors.ts';
import type { LiveWorkshop } from './liveWorkshop.ts';

/** So that the answer stays within its size. */
const mostChanges = 1_000;

type Workshop = Pick<LiveWorkshop, 'state' | 'documents' | 'connections' | 'planClientIds'>;

const mailOf = ({ addresses }: Mailbox, participantId: ParticipantId): object | null => {
  const own = Object.hasOwn(addresses, participantId) ? addresses[participantId] : undefined;
  return own ? { address: own.address, enteredOn: own.enteredOn, confirmedOn: own.confirmedOn, told: own.told } : null;
};

/** All data that the server holds about one participant now (SPEC KN1). */
export function knowledgeAbout(workshop: Workshop, participantId: ParticipantId): object {
  const { session, people, hidden } = workshop.state;
  const { conduct } = hidden;
  const visit = visitOf(workshop.state, participantId);
  const sealed = workshop.documents.sealedOf(participantId);
  return {
    participantId,
    person: people[participantId] ?? null,
    /** Of somebody who came by a link to the register: the name they gave, what the link allows, the day of the last visit. */
    visit: visit && { name: visit.name, may: visit.may, usedOn: visit.usedOn },
    personalLinks: Object.values(hidden.visitors.personal)
      .filter((link) => link.participantId === participantId)
      .map(({ madeOn, usedOn, isOwn }) => ({ madeOn, usedOn, isOwn })),
    /** The address for mails. Nobody else is told it. */
    mail: mailOf(hidden.mailbox, participantId),
    agreed: conduct.agreed.includes(participantId),
    done: conduct.done.includes(participantId),
    consent: conduct.asked?.answers[participantId] ?? null,
    /** Number of tokens; only their hashes are stored. */
    tokens: [...Object.values(hidden.access.seats), ...Object.values(hidden.visitors.visits)].filter(
      (seat) => seat.participantId === participantId,
    ).length,
    isDeputy: session.lead.deputyId === participantId,
    openSockets: workshop.connections.of(participantId).map(({ kind }) => kind),
    hand: handOf(workshop.state, participantId),
    /** Undo steps of this participant's board commands in this stage. */
    undo: hidden.undo[participantId] ?? [],
    /** Number of Yjs client ids in the plan that only this participant may use. */
    planClientIds: workshop.planClientIds.heldBy(participantId),
    notebooks: sealed
      .filter(({ name }) => name.startsWith('notebook/'))
      .map(({ name, doc }) => ({ round: Number(name.split('/')[1]), notes: readNotes(doc) })),
    ballots: sealed
      .filter(({ name }) => name.startsWith('ballot/'))
      .map(({ name, doc }) => ({ round: Number(name.split('/')[1]), ...readBallot(doc) })),
    /** The newest changes after the meeting that bear this participant's name, without what was changed: everybody reads it. */
    changes: entriesOf(hidden.history)
      .filter(({ by }) => isBy(by, participantId))
      .slice(0, mostChanges)
      .map(({ id, at, type, riskId }) => ({ id, at, type, riskId })),
    /** Kinds of messages that others receive. Notebooks, ballots and answers are not among them. */
    othersReceive: ['session', 'board', 'plan', 'carets in the plan', 'drags while grouping', 'heartbeats'],
  };
}
