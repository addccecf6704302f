import type { Range, VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useCallback, useLayoutEffect, useState } from 'react';
import type { Line } from '../model/groups.ts';
import type { Look } from './columns.ts';

/** Fewer lines are all in the page: the browser's own search finds them, and nothing is measured. */
const fewLines = 60;
const heights: { readonly [L in Look]: number } = { full: 92, dense: 42, narrow: 88 };
const groupHeight = 46;

export type LineWindow = {
  /** The lines to show, with the height of what is left out before each, in pixels. */
  readonly shown: readonly { readonly index: number; readonly gap: number }[];
  /** The height of what is left out after the last. */
  readonly below: number;
  readonly measure: ((element: HTMLElement | null) => void) | undefined;
  readonly scrollTo: (index: number) => void;
};

export const keyOf = (line: Line): string => (line.kind === 'group' ? `group ${line.key}` : line.row.riskId);

/**
 * The lines that are near the window; of a short table all. Lines in `kept` are always among them: the one with the focus
 * and the open one, so that scrolling takes neither away (SPEC RP6).
 */
export function useLineWindow(
  body: RefObject<HTMLElement | null>,
  lines: readonly Line[],
  look: Look,
  kept: readonly number[],
): LineWindow {
  const isOn = lines.length > fewLines;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [start, setStart] = useState(0);
  // The page above the table grows and shrinks, for instance when everything that waits is shown.
  useLayoutEffect(() => {
    const element = body.current;
    const main = element?.closest('main') ?? null;
    setScroller(main);
    if (!isOn || !element || !main) return;
    const measure = (): void =>
      setStart(element.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop);
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of main.querySelectorAll('[data-above-table]')) observer.observe(part);
    return () => observer.disconnect();
  }, [body, isOn]);
  const keep = kept.join(' ');
  const rangeExtractor = useCallback(
    (range: Range) => {
      const wanted = new Set([...defaultRangeExtractor(range), ...keep.split(' ').filter(Boolean).map(Number)]);
      return [...wanted].filter((index) => index < range.count).sort((a, b) => a - b);
    },
    [keep],
  );
  const virtualizer: Virtualizer<HTMLElement, HTMLElement> = useVirtualizer({
    count: isOn ? lines.length : 0,
    getScrollElement: () => scroller,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? groupHeight : heights[look]),
    getItemKey: (index) => {
      const line = lines[index];
      return line === undefined ? index : keyOf(line);
    },
    scrollMargin: start,
    overscan: 8,
    rangeExtractor,
    // Until the window is measured, before the first paint: the overview leaves about as much room for the table.
    initialRect: { width: 1_000, height: 400 },
  });
  if (!isOn) {
    const all = lines.map((_, index) => ({ index, gap: 0 }));
    return { shown: all, below: 0, measure: undefined, scrollTo: () => undefined };
  }
  const items: readonly VirtualItem[] = virtualizer.getVirtualItems();
  return {
    shown: items.map(({ index, start: top }, at) => ({ index, gap: top - (items[at - 1]?.end ?? start) })),
    below: virtualizer.getTotalSize() - ((items.at(-1)?.end ?? start) - start),
    measure: virtualizer.measureElement,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
