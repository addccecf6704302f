import { cardsOf } from '../../../shared/board/order.ts';
import type { Card, Cards } from '../../../shared/board/board.ts';
import type { CardId, ParticipantId } from '../../../shared/ids.ts';
import { hasLeft, isPresentReader } from '../../../shared/people/roles.ts';
import type { People, Session } from '../../../shared/session/session.ts';

/** What the Share screen shows. Derived from the session alone, so that it is the same on every screen. */
export type ShareView =
  /** Nobody wrote a note, or nobody agreed to show theirs. */
  | { readonly kind: 'empty' }
  /** No card is being read: the deck was just shuffled, or the card was withdrawn. */
  | { readonly kind: 'opening'; readonly nextId: ParticipantId | null; readonly isFirst: boolean }
  | {
      readonly kind: 'reading';
      readonly readerId: ParticipantId | null;
      readonly cardId: CardId;
      readonly undealt: number;
    }
  /** All cards are on the board and none is being read: the rest is read in silence. */
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

/** The reader on turn deals; before the first card it is the person who holds it. */
export const isOnTurn = ({ turn }: Pick<Session, 'turn'>, id: ParticipantId): boolean =>
  (turn.readerId ?? turn.nextId) === id;

/** A card with the cards that repeat it. */
export type SharedCardEntry = {
  readonly id: CardId;
  readonly card: Card;
  readonly again: readonly (readonly [CardId, Card])[];
};

/** The cards on the board, newest first, without the one that is being read; a card that repeats another is under it. */
export function sharedCards(cards: Cards, onTable: CardId | null): SharedCardEntry[] {
  const all = Object.entries(cards).filter(([id]) => id !== onTable);
  const sorted = cardsInOrder(Object.fromEntries(all));
  const isUnder = (card: Card): boolean =>
    card.sameAs !== null && card.sameAs !== onTable && cards[card.sameAs] !== undefined;
  return sorted
    .filter(([, card]) => !isUnder(card))
    .map(([id, card]) => ({ id, card, again: sorted.filter(([, other]) => isUnder(other) && other.sameAs === id) }))
    .reverse();
}

/** All cards by rank, in whatever pile: during Share that is the order in which they were read. */
export function cardsInOrder(cards: Cards): [CardId, Card][] {
  const flat = Object.fromEntries(Object.entries(cards).map(([id, card]) => [id, { ...card, riskId: null }]));
  return cardsOf(flat, null).map(([id]) => [id, cards[id] as Card]);
}

/** The readers in order, each once, beginning with the one who holds the next card. */
export function readersFrom(order: readonly ParticipantId[], nextId: ParticipantId | null): ParticipantId[] {
  const start = nextId === null ? 0 : Math.max(0, order.indexOf(nextId));
  return [...order.slice(start), ...order.slice(0, start)];
}

/** Who read aloud before the next reader in the order and are away now, so that they were passed over. */
export function passedOver(
  order: readonly ParticipantId[],
  people: People,
  { readerId, nextId }: Pick<Session['turn'], 'readerId' | 'nextId'>,
): ParticipantId[] {
  const at = nextId === null ? -1 : order.indexOf(nextId);
  if (at < 0) return [];
  const before = [...order.slice(at + 1), ...order.slice(0, at)].reverse();
  const end = before.findIndex((id) => id === readerId || (people[id] !== undefined && isPresentReader(people[id])));
  const passed = end < 0 ? before : before.slice(0, end);
  return passed.filter((id) => people[id]?.reads === true && !people[id].connected && !hasLeft(people[id])).reverse();
}
