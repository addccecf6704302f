import type { CardId, ParticipantId } from '../../../shared/ids.ts';
import type { Hand } from '../../../shared/protocol/replies.ts';
import type { State } from '../../domain/core/state.ts';
import { handMessage } from '../../wire/messages.ts';
import type { Seats } from './connection.ts';

type Held = { readonly participantId: ParticipantId; readonly cardId: CardId; readonly text: string };

/** The one card that one person holds, in share with dealt cards (CONTRACT section 6; SPEC SH3). */
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

/** Sends the hand when it went to another person or is another card; nobody else receives a byte (THREATS, point 16). */
export function sendHand(before: State, after: State, seats: Seats): void {
  const [old, held] = [heldCard(before), heldCard(after)];
  if (old?.participantId === held?.participantId && old?.cardId === held?.cardId) return;
  if (old && old.participantId !== held?.participantId) {
    for (const seat of seats.sessionsOf(old.participantId)) seat.port.send(handMessage({ cardId: null }));
  }
  if (held) {
    for (const seat of seats.sessionsOf(held.participantId)) {
      if (seat.isSubscribed) seat.port.send(handMessage({ cardId: held.cardId, text: held.text }));
    }
  }
}
