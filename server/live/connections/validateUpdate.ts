import type { State } from '../../domain/core/state.ts';
import type { Sender, Validation } from '../../gate/validate.ts';
import { validateBallot, validateNotebook, validatePlan, validateReadOnly } from '../../gate/validate.ts';
import { serverClientId } from '../documents/liveDocument.ts';
import type { PlanClientIds } from '../documents/planClientIds.ts';
import type { Connection } from './connection.ts';
import { documentAccess } from './documentAccess.ts';

const isReadOnly = ({ kind, isScreen }: Connection): boolean => isScreen || kind === 'session' || kind === 'board';

/** Validates an update against the current state: rights may have changed since the socket was opened. */
export function validateUpdate(
  state: State,
  connection: Connection,
  update: Uint8Array,
  planClientIds: PlanClientIds,
): Validation {
  const { participantId, document, isSynced } = connection;
  const { doc } = document;
  if (isReadOnly(connection) || documentAccess(state, participantId, connection) === 'reads') {
    return validateReadOnly(doc, update);
  }
  const sender: Sender = { synced: isSynced, serverClientId, ...clientIdOwnership(connection, planClientIds) };
  if (connection.kind === 'notebook') return validateNotebook(doc, update, sender);
  if (connection.kind === 'plan') return validatePlan(doc, update, sender);
  return validateBallot(doc, update, { ...sender, maxPerRisk: state.session.vote.maxPerRisk });
}

/** In a sealed document all client ids belong to its one participant; in the plan each belongs to its first writer. */
function clientIdOwnership(
  { kind, participantId, document }: Connection,
  planClientIds: PlanClientIds,
): Pick<Sender, 'ownerOf' | 'clientIdsHeld'> {
  if (kind !== 'plan') {
    const { clients } = document.doc.store;
    return { ownerOf: (id) => (clients.has(id) ? 'mine' : 'free'), clientIdsHeld: clients.size };
  }
  return {
    ownerOf: (id) => {
      const owner = planClientIds.ownerOf(id);
      return owner === null ? 'free' : owner === participantId ? 'mine' : 'other';
    },
    clientIdsHeld: planClientIds.heldBy(participantId),
  };
}
