import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import type { Write } from '../../store/port.ts';
import type { Effect } from '../../domain/core/change.ts';
import { secretMessage } from '../../wire/messages.ts';
import type { Room } from './liveWorkshop.ts';

/** What the store has to do for the effects of a change, in the same commit as the change. */
export const writesForEffects = (workshopId: string, effects: readonly Effect[]): Write[] =>
  effects.flatMap((effect): Write[] => {
    switch (effect.kind) {
      case 'roundShredded':
        return [{ kind: 'shred', workshopId, round: `${effect.document}/${effect.round}` }];
      case 'workshopDeleted':
        return [{ kind: 'delete', workshopId }];
      default:
        return [];
    }
  });

/** What the effects of a change do to sockets and memory, once the change is on disk. */
export function carryOut(workshop: Room, effects: readonly Effect[]): void {
  for (const effect of effects) carryOutOne(workshop, effect);
}

function carryOutOne(workshop: Room, effect: Effect): void {
  const { seats, table, documents } = workshop;
  switch (effect.kind) {
    case 'roundEnded':
      for (const seat of [...seats.all]) {
        if ('round' in seat.path && seat.path.kind === effect.document && seat.path.round === effect.round) {
          table.close(seat, closeCode.roundClosed);
        }
      }
      return;
    case 'roundShredded':
      documents.forget(`${effect.document}/${effect.round}`);
      return;
    case 'participantRemoved':
      for (const seat of seats.ofPerson(effect.participantId)) table.close(seat, closeCode.removed);
      return;
    case 'tokensRevoked': {
      const { seats: valid } = workshop.state.hidden.access;
      for (const seat of seats.ofPerson(effect.participantId)) {
        if (!Object.hasOwn(valid, seat.tokenHash)) table.close(seat, closeCode.unknownToken);
      }
      return;
    }
    case 'secretIssued':
      for (const seat of seats.sessionsOf(effect.participantId)) {
        seat.port.send(secretMessage(`/w/${workshop.id}#f=${effect.secret}`));
      }
      return;
    case 'workshopDeleted':
      // After the answer to whoever deleted it, which runs in this same turn.
      queueMicrotask(() => workshop.end(closeCode.notFound));
  }
}
