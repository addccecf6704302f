import { cardsOf } from '../../../shared/board/order.ts';
import type { Card, Cards } from '../../../shared/board/board.ts';
import type { CardId, ParticipantId } from '../../../shared/ids.ts';
import type { Session } from '../../../shared/session/session.ts';

/** What the floor shows, told from the session alone, so that it is the same on every screen. */
export type ShareView =
  /** Nobody wrote anything, or nobody agreed to show it. */
  | { readonly kind: 'empty' }
  /** No card is on the table: the deck was just mixed, or the card that lay there was taken off the board. */
  | { readonly kind: 'opening'; readonly nextId: ParticipantId | null; readonly isFirst: boolean }
  | {
      readonly kind: 'reading';
      readonly readerId: ParticipantId | null;
      readonly cardId: CardId;
      readonly undealt: number;
    }
  /** Everything is on the board and no card is on the table: the rest is read in silence. */
  | { readonly kind: 'skimming' }
  /** People read their own cards. */
  | { readonly kind: 'own'; readonly readerId: ParticipantId | null; readonly cardId: CardId | null };

export function shareView({ turn, workshop }: Pick<Session, 'turn' | 'workshop'>): ShareView {
  if (workshop.settings.sharing === 'own') return { kind: 'own', readerId: turn.readerId, cardId: turn.cardId };
  const total = turn.total ?? 0;
  if (turn.cardId !== null) {
    return { kind: 'reading', readerId: turn.readerId, cardId: turn.cardId, undealt: Math.max(0, total - turn.dealt) };
  }
  if (turn.dealt < total) return { kind: 'opening', nextId: turn.nextId, isFirst: turn.dealt === 0 };
  return total === 0 ? { kind: 'empty' } : { kind: 'skimming' };
}

/** The reader on turn deals; before the first card it is the one who holds it (CONTRACT section 5). */
export const isOnTurn = ({ turn }: Pick<Session, 'turn'>, id: ParticipantId): boolean =>
  (turn.readerId ?? turn.nextId) === id;

/** A card on the rail with those that say the same again under it. */
export type RailCard = {
  readonly id: CardId;
  readonly card: Card;
  readonly again: readonly (readonly [CardId, Card])[];
};

/** What is on the board, newest first, without the card on the table; a card that says an earlier one again lies under it. */
export function railCards(cards: Cards, onTable: CardId | null): RailCard[] {
  const all = Object.entries(cards).filter(([id]) => id !== onTable);
  const sorted = cardsInOrder(Object.fromEntries(all));
  const isUnder = (card: Card): boolean =>
    card.sameAs !== null && card.sameAs !== onTable && cards[card.sameAs] !== undefined;
  return sorted
    .filter(([, card]) => !isUnder(card))
    .map(([id, card]) => ({ id, card, again: sorted.filter(([, other]) => isUnder(other) && other.sameAs === id) }))
    .reverse();
}

/** All cards by rank, whatever pile they are in: in share that is the order in which they came. */
export function cardsInOrder(cards: Cards): [CardId, Card][] {
  const flat = Object.fromEntries(Object.entries(cards).map(([id, card]) => [id, { ...card, riskId: null }]));
  return cardsOf(flat, null).map(([id]) => [id, cards[id] as Card]);
}

/** Who reads after whom from here on, each once, beginning with the holder of the next card. */
export function readersFrom(order: readonly ParticipantId[], nextId: ParticipantId | null): ParticipantId[] {
  const start = nextId === null ? 0 : Math.max(0, order.indexOf(nextId));
  return [...order.slice(start), ...order.slice(0, start)];
}
