import type { ReactNode } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { ClusterCard } from './ClusterCard.tsx';
import type { Ghost } from './Ghosts.tsx';
import type { ShownCard } from './piles.ts';

/** How the cards of a list are shown; the same for the tray and for all piles. */
export type CardsView = {
  readonly disabled: boolean;
  /** Who else drags which card; '' while the card is drawn over another place. */
  readonly movingBy: ReadonlyMap<CardId, string>;
  readonly openCard: CardId | null;
  readonly onOpen: (cardId: CardId) => void;
  /** The places to move the open card to. */
  readonly panel: ReactNode;
};

type CardItemsProps = CardsView & {
  readonly cards: readonly ShownCard[];
  readonly look: 'loose' | 'piled';
  /** Cards that others drag over one of these. */
  readonly ghostsOver?: ((cardId: CardId) => readonly Ghost[] | undefined) | undefined;
};

/** Cards as entries of a list. */
export function CardItems({ cards, look, disabled, movingBy, ghostsOver, openCard, onOpen, panel }: CardItemsProps) {
  return cards.map((shown) => (
    <ClusterCard
      key={shown.id}
      shown={shown}
      look={look}
      disabled={disabled}
      by={movingBy.get(shown.id)}
      ghosts={ghostsOver?.(shown.id)}
      isOpen={openCard === shown.id}
      onOpen={onOpen}
      panel={openCard === shown.id ? panel : null}
    />
  ));
}
