import { useCallback, useEffect, useState } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import type { ShownBoard } from './piles.ts';
import { useLatest } from './useLatest.ts';

const focus = (cardId: CardId): boolean => {
  const card = document.querySelector<HTMLElement>(`[data-card="${cardId}"]`);
  card?.focus();
  return card !== null;
};

/**
 * Sets the focus for keyboard users: back on the card that was opened or, after it has left the loose cards, on the next
 * loose one, so that the tray can be worked through.
 */
export function useFocusCard(board: ShownBoard): (cardId: CardId, moved: boolean) => void {
  const latest = useLatest(board);
  const [wanted, setWanted] = useState<{ readonly first: CardId; readonly other: CardId } | null>(null);
  useEffect(() => {
    if (wanted && !focus(wanted.first)) focus(wanted.other);
  }, [wanted]);
  return useCallback(
    (cardId, moved) => {
      const { loose } = latest.current;
      const here = loose.findIndex(({ id }) => id === cardId);
      const next = here < 0 ? undefined : (loose[here + 1] ?? loose[here - 1]);
      setWanted({ first: moved && next ? next.id : cardId, other: cardId });
    },
    [latest],
  );
}
