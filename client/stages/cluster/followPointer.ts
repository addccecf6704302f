type Point = { readonly x: number; readonly y: number };

const pointOf = (event: Event): Point | null => {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  // A browser without touch has no TouchEvent.
  const touch = (event as Partial<TouchEvent>).changedTouches?.[0];
  return touch ? { x: touch.clientX, y: touch.clientY } : null;
};

const moves = ['mousemove', 'mouseup', 'touchmove', 'touchend'] as const;

/** No click after a drag: it would hit what the page has put there since. */
const withoutClick = (event: Event): void => {
  if (event.cancelable) event.preventDefault();
};

/**
 * Where the mouse or finger is, up to the event that ends the drag: the library knows it as of its last rendering only,
 * and a quick drop on a slow device landed where the pointer had been before.
 */
export function followPointer(start: Event): {
  readonly at: () => Point;
  /** From the start, in CSS pixels. */
  readonly distance: () => number;
  readonly stop: () => void;
} {
  const from = pointOf(start) ?? { x: 0, y: 0 };
  let now = from;
  const follow = (event: Event): void => {
    now = pointOf(event) ?? now;
  };
  // Before the library's own listeners, which end the drag. A touch stays with its element, also when that has left the page.
  const target = start instanceof MouseEvent ? window : (start.target ?? window);
  for (const move of moves) target.addEventListener(move, follow, { capture: true, passive: true });
  target.addEventListener('touchend', withoutClick, { capture: true });
  return {
    at: () => now,
    distance: () => Math.hypot(now.x - from.x, now.y - from.y),
    stop: () => {
      for (const move of moves) target.removeEventListener(move, follow, { capture: true });
      target.removeEventListener('touchend', withoutClick, { capture: true });
    },
  };
}
