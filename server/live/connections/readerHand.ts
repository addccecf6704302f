import type { CardId, ParticipantId } from '../../../shared/ids.ts';
import type { Hand } from '../../../shared/protocol/replies.ts';
import type { State } from '../../domain/core/state.ts';
import { handMessage } from '../../wire/messages.ts';
import { isSubscribed } from './connection.ts';
import type { ConnectionSet } from './connectionSet.ts';

type Held = { readonly participantId: ParticipantId; readonly cardId: CardId; readonly text: string };

/** In stage share with dealt cards: the next reader, and the card they hold (SPEC SH3). */
export function heldCard(state: State): Held | null {
  const { stage, turn, workshop } = state.session;
  const card = state.hidden.deck.undealt[0];
  if (stage.name !== 'share' || workshop.settings.sharing !== 'dealt' || turn.nextId === null || !card) return null;
  return { participantId: turn.nextId, cardId: card.cardId, text: card.text };
}

export const handOf = (state: State, participantId: ParticipantId): Hand => {
  const held = heldCard(state);
  return held?.participantId === participantId ? { cardId: held.cardId, text: held.text } : { cardId: null };
};

/** Sends the hand to the old and the new holder if it changed. No other participant receives a message. */
export function sendHand(before: State, after: State, connections: Pick<ConnectionSet, 'sessionsOf'>): void {
  const [old, held] = [heldCard(before), heldCard(after)];
  if (old?.participantId === held?.participantId && old?.cardId === held?.cardId) return;
  if (old && old.participantId !== held?.participantId) {
    for (const connection of connections.sessionsOf(old.participantId)) {
      connection.socket.send(handMessage({ cardId: null }));
    }
  }
  if (held) {
    for (const connection of connections.sessionsOf(held.participantId)) {
      if (isSubscribed(connection)) connection.socket.send(handMessage({ cardId: held.cardId, text: held.text }));
    }
  }
}
