import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';

/** The width of an element in CSS pixels, so that a chart is drawn in the size of its text; `otherwise` before it is known. */
export function useElementWidth(element: RefObject<HTMLElement | null>, otherwise: number): number {
  const [width, setWidth] = useState(otherwise);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, Math.round(measured.clientWidth))));
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
