import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import { facilitatorLinkPath } from '../../../shared/protocol/links.ts';
import type { Write } from '../../store/port.ts';
import type { Effect } from '../../domain/core/change.ts';
import { secretMessage } from '../../wire/messages.ts';
import type { LiveWorkshop } from './liveWorkshop.ts';

/** The writes for the effects of a change; they belong to the same commit as the change. */
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

type Workshop = Pick<LiveWorkshop, 'id' | 'state' | 'connections' | 'documents' | 'end'>;

/** Applies the effects of a durable change to connections and memory. */
export function runEffects(workshop: Workshop, effects: readonly Effect[]): void {
  for (const effect of effects) runEffect(workshop, effect);
}

function runEffect(workshop: Workshop, effect: Effect): void {
  const { connections, documents } = workshop;
  switch (effect.kind) {
    case 'roundEnded':
      for (const connection of [...connections.all]) {
        if ('round' in connection && connection.kind === effect.document && connection.round === effect.round) {
          connections.close(connection, closeCode.roundClosed);
        }
      }
      return;
    case 'roundShredded':
      documents.forget(`${effect.document}/${effect.round}`);
      return;
    case 'participantRemoved':
      for (const connection of connections.of(effect.participantId)) connections.close(connection, closeCode.removed);
      return;
    case 'roleChanged':
      for (const connection of connections.of(effect.participantId)) connections.close(connection, closeCode.restart);
      return;
    case 'linkEnded':
      for (const participantId of effect.participantIds) {
        for (const connection of connections.of(participantId)) connections.close(connection, closeCode.linkReplaced);
      }
      return;
    case 'tokensRevoked': {
      const { access, visitors } = workshop.state.hidden;
      const tokens = { ...access.seats, ...visitors.visits };
      for (const connection of connections.of(effect.participantId)) {
        if (!Object.hasOwn(tokens, connection.tokenHash)) connections.close(connection, closeCode.unknownToken);
      }
      return;
    }
    case 'secretIssued':
      for (const connection of connections.sessionsOf(effect.participantId)) {
        connection.socket.send(
          secretMessage({ facilitatorLink: facilitatorLinkPath(workshop.id, effect.secret), issue: effect.issue }),
        );
      }
      return;
    case 'wordsErased':
      // The writes of the change did it.
      return;
    case 'workshopDeleted':
      // After the reply to the command that deleted it, which is sent in this turn.
      queueMicrotask(() => workshop.end(closeCode.notFound));
  }
}
