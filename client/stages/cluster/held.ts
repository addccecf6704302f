import { createContext, use, useCallback } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useSelected } from '../../documents/workshop.ts';
import type { Signal } from '../../runtime/signal.ts';
import { createSignal } from '../../runtime/signal.ts';
import type { Zone } from './zones.ts';
import { zoneName } from './zones.ts';

/** The card that this person drags, and the zone it is over. */
export type Held = { readonly cardId: CardId; readonly over: Zone | null };

/** Outside React state: a move of the pointer renders the one or two places it concerns and no other card. */
export const HeldContext = createContext<Signal<Held | null>>(createSignal<Held | null>(null));

/** Whether this person drags the card, or drags another over it. */
export function useCardMark(cardId: CardId): 'held' | 'over' | null {
  return useSelected(
    use(HeldContext),
    useCallback(
      (held: Held | null) => {
        if (held === null) return null;
        if (held.cardId === cardId) return 'held';
        return held.over?.kind === 'card' && held.over.cardId === cardId ? 'over' : null;
      },
      [cardId],
    ),
  );
}

/** True while this person drags a card over the zone. */
export function useIsOver(zone: Zone): boolean {
  const name = zoneName(zone);
  return useSelected(
    use(HeldContext),
    useCallback((held: Held | null) => held !== null && held.over !== null && zoneName(held.over) === name, [name]),
  );
}
