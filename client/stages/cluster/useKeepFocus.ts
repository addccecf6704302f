import { useEffect, useLayoutEffect, useRef } from 'react';
import type { CardId, RiskId } from '../../../shared/ids.ts';
import type { ShownBoard } from './piles.ts';

/** Regions carry it as `data-region`: `tray`, or the pile's id. */
const regionOf = (element: Element): RiskId | undefined =>
  element.closest<HTMLElement>('[data-region]')?.dataset.region;

const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);

/**
 * Keeps the focus when the focused card leaves its place, because somebody else moved it or withdrew it: on the card
 * where it is now, or where that is not shown on what is in its old place.
 */
export function useKeepFocus(board: ShownBoard): void {
  const last = useRef<{ readonly element: HTMLElement; readonly cardId: CardId; readonly region: string } | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      const cardId = target.dataset.card;
      last.current = cardId === undefined ? null : { element: target, cardId, region: regionOf(target) ?? 'tray' };
    };
    // A press on nothing takes the focus away, which is meant.
    const forget = (): void => {
      last.current = null;
    };
    document.addEventListener('pointerdown', forget, { capture: true });
    document.addEventListener('focusin', remember);
    return () => {
      document.removeEventListener('pointerdown', forget, { capture: true });
      document.removeEventListener('focusin', remember);
    };
  }, []);
  useLayoutEffect(() => {
    const gone = last.current;
    if (gone === null || gone.element.isConnected || document.activeElement !== document.body) return;
    const there =
      find(`[data-card="${gone.cardId}"][role=button]`) ??
      find(`[data-region="${gone.region}"] [tabindex="0"]`) ??
      find('[data-region] [tabindex="0"]');
    there?.focus({ preventScroll: true });
  }, [board]);
}
