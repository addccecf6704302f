import { useMemo } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import type { ShownBoard, ShownCard } from './piles.ts';
import { idsOf } from './piles.ts';
import { useLatest } from './useLatest.ts';
import type { Zone } from './zones.ts';

const spokenLength = 80;

export type Names = {
  readonly find: (cardId: CardId) => ShownCard | undefined;
  /** The card's first words, for screen readers. */
  readonly card: (cardId: CardId) => string;
  readonly zone: (zone: Zone) => string;
  /** The zone as it is after the card was dropped on it. */
  readonly drop: (cardId: CardId, zone: Zone) => string;
};

/** What a screen reader calls cards and places. The functions stay the same while the board changes. */
export function useNames(board: ShownBoard): Names {
  const clusterText = useText('cluster');
  const latest = useLatest(board);
  return useMemo((): Names => {
    const find = (cardId: CardId): ShownCard | undefined =>
      [latest.current.loose, ...latest.current.piles.map(({ cards }) => cards)]
        .flat()
        .flatMap((shown) => [shown, ...shown.again])
        .find(({ id }) => id === cardId);
    const card = (cardId: CardId): string => {
      const text = [...(find(cardId)?.card.text ?? '')];
      return text.length > spokenLength ? `${text.slice(0, spokenLength).join('')}…` : text.join('');
    };
    const zone = (place: Zone): string => {
      if (place.kind === 'tray') return clusterText.drag.tray;
      if (place.kind === 'new') return clusterText.drag.newPile;
      if (place.kind === 'card') return clusterText.drag.card(card(place.cardId));
      const pile = latest.current.piles.find(({ id }) => id === place.riskId);
      return clusterText.drag.pile(pile?.risk.title ?? '', pile?.count ?? 0);
    };
    const drop = (cardId: CardId, place: Zone): string => {
      const pile = place.kind === 'pile' ? latest.current.piles.find(({ id }) => id === place.riskId) : undefined;
      const dropped = find(cardId);
      if (pile === undefined || dropped === undefined) return zone(place);
      const added = dropped.card.riskId === pile.id ? 0 : idsOf(dropped).length;
      return clusterText.drag.pileNow(pile.risk.title, pile.count + added);
    };
    return { find, card, zone, drop };
  }, [latest, clusterText]);
}
