import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

/** The lists that open in a region have keys of their own. */
const isStop = (element: HTMLElement): boolean => element.closest('[role=dialog], [role=menu]') === null;

const stopsIn = (region: HTMLElement): HTMLElement[] =>
  [...region.querySelectorAll<HTMLElement>('[data-card][role=button], textarea, button')].filter(isStop);

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: -Infinity,
  End: Infinity,
};

/** In a text, only the arrows up from its beginning and down from its end lead out of it. */
function leavesText(text: HTMLTextAreaElement, key: string): boolean {
  if (text.selectionStart !== text.selectionEnd) return false;
  if (key === 'ArrowUp') return text.selectionStart === 0;
  return key === 'ArrowDown' && text.selectionStart === text.value.length;
}

/**
 * Makes a region one tab stop: Tab comes to the card or button in it that was used last, first to its first card; arrow
 * keys, Home and End lead to the others.
 */
export function useRoving(region: RefObject<HTMLElement | null>): {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const stop = useRef<HTMLElement | null>(null);
  const place = useRef<number | null>(null);
  const settle = (): void => {
    const element = region.current;
    if (element === null) return;
    if (stop.current === null || !element.contains(stop.current)) {
      const stops = stopsIn(element);
      const first = stops.find(({ dataset }) => dataset.card !== undefined);
      // What was used last has left: what is in its place now.
      const instead = place.current === null ? first : stops[Math.min(place.current, stops.length - 1)];
      stop.current = instead ?? stops[0] ?? null;
    }
    // Cards are made without a tab stop; what else can be pressed is made with one.
    for (const other of element.querySelectorAll<HTMLElement>('[tabindex="0"], textarea, button')) {
      if (other !== stop.current && other.tabIndex === 0 && isStop(other)) other.tabIndex = -1;
    }
    if (stop.current !== null && stop.current.tabIndex !== 0) stop.current.tabIndex = 0;
  };
  // After every rendering: the tab stop may have left the region.
  useLayoutEffect(settle);
  return {
    onFocus({ target }) {
      if (!(target instanceof HTMLElement) || region.current === null) return;
      const at = stopsIn(region.current).indexOf(target);
      if (at < 0) return;
      [stop.current, place.current] = [target, at];
      settle();
    },
    onKeyDown(event) {
      const step = steps[event.key];
      const { target, currentTarget } = event;
      if (step === undefined || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
      // A card that is carried moves from place to place instead.
      if (target.getAttribute('aria-pressed') === 'true') return;
      if (target instanceof HTMLTextAreaElement && !leavesText(target, event.key)) return;
      const stops = stopsIn(currentTarget);
      const here = stops.indexOf(target);
      if (here < 0) return;
      event.preventDefault();
      const next = stops[Math.max(0, Math.min(stops.length - 1, here + step))];
      next?.focus();
    },
  };
}
