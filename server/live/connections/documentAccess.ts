import { documentsByCapability } from '../../../shared/commands/permissions.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import { capabilityOf } from '../../domain/core/capability.ts';
import type { State } from '../../domain/core/state.ts';
import type { DocumentPath } from '../../wire/documentPath.ts';

/** What a participant may do with a document now; a number is the close code of the refusal (SPEC DO1, DO2). */
export function documentAccess(
  state: State,
  participantId: ParticipantId,
  path: DocumentPath,
): 'reads' | 'writes' | number {
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
