import * as Y from 'yjs';
import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import { documentsByCapability } from '../../../shared/commands/permissions.ts';
import type { Sender, Validation } from '../../gate/validate.ts';
import { validateBallot, validateNotebook, validatePlan, validateReadOnly } from '../../gate/validate.ts';
import { capabilityOf } from '../../domain/core/capability.ts';
import type { State } from '../../domain/core/state.ts';
import { serverClientId } from '../documents/liveDocument.ts';
import type { PlanClients } from '../documents/planClientIds.ts';
import type { Seat } from './connection.ts';

/** Whether somebody may have this document open now, and write in it; a number is the code the socket closes with (SPEC DO1, DO2). */
export function accessTo(state: State, seat: Pick<Seat, 'participantId' | 'path'>): 'reads' | 'writes' | number {
  const { path, participantId } = seat;
  const capability = capabilityOf(state, participantId);
  if (capability === null) return closeCode.unknownToken;
  const access = documentsByCapability[path.kind][capability];
  if (access === 'nothing') return closeCode.notAllowed;
  if ('round' in path) {
    const { open } = state.session;
    const { lastRound } = state.hidden.conduct;
    if (path.round > lastRound[path.kind]) return closeCode.notFound;
    if (path.round !== open[path.kind]) return closeCode.roundClosed;
  }
  return access === 'writes' && !state.session.workshop.closed ? 'writes' : 'reads';
}

const readOnly = (path: Seat['path']): boolean => path.kind === 'session' || path.kind === 'board';

/** What the gate says of an update, judged by the state as it is now, not as it was when the socket opened (THREATS, point 8). */
export function judge(state: State, seat: Seat, update: Uint8Array, planClients: PlanClients): Validation {
  const { doc } = seat.document;
  if (readOnly(seat.path) || accessTo(state, seat) === 'reads') return validateReadOnly(doc, update);
  const sender: Sender = { synced: seat.isSynced, serverClientId, ...ownership(seat, planClients) };
  if (seat.path.kind === 'notebook') return validateNotebook(doc, update, sender);
  if (seat.path.kind === 'plan') return validatePlan(doc, update, sender);
  const maxPerRisk = state.session.vote.maxPerRisk;
  return validateBallot(doc, update, { ...sender, maxPerRisk });
}

/** In a sealed document every id is its one person's; in the plan an id is its first writer's. */
function ownership(seat: Seat, planClients: PlanClients): Pick<Sender, 'ownerOf' | 'clientIdsHeld'> {
  if (seat.path.kind !== 'plan') {
    const { clients } = seat.document.doc.store;
    return { ownerOf: (id) => (clients.has(id) ? 'mine' : 'free'), clientIdsHeld: clients.size };
  }
  return {
    ownerOf: (id) => {
      const owner = planClients.ownerOf(id);
      return owner === null ? 'free' : owner === seat.participantId ? 'mine' : 'other';
    },
    clientIdsHeld: planClients.heldBy(seat.participantId),
  };
}

export const stateVectorOf = (seat: Seat): Uint8Array => Y.encodeStateVector(seat.document.doc);
