import type { ReactNode } from 'react';
import { useLayoutEffect, useRef } from 'react';
import styles from './ClusterScreen.module.css';
import { columnsIn, placeInColumns } from './columns.ts';

/** In CSS pixels; the first as in the style sheet, for before the columns are placed. */
const narrowest = 290;
const gap = 20;

/** The last thing, the place for a new pile: it moves on when a pile is added or has gone, and not while cards move. */
const moving = 'new';

/**
 * Columns without gaps: a grid of lines one pixel high, in which each pile has as many lines as it is high. Its places are
 * written to the elements, which stay where they are in the page, so that no field that is typed in is made anew.
 * @param keys of the children, in their order
 */
export function Columns({ keys, children }: { readonly keys: readonly string[]; readonly children: ReactNode }) {
  const grid = useRef<HTMLDivElement>(null);
  const last = useRef<{ columns: number; keys: string; placed: ReadonlyMap<string, number> } | null>(null);
  const joined = keys.join(' ');
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const names = joined.split(' ');
    const spans = new WeakMap<Element, number>();
    const place = (): void => {
      const things = [...element.children].filter((child) => child instanceof HTMLElement);
      const heights = things.map((thing) => thing.offsetHeight + gap);
      const columns = columnsIn(element.clientWidth, narrowest, gap);
      const known = last.current?.columns === columns ? last.current : null;
      const before = new Map(known?.placed ?? []);
      if (known?.keys !== joined) before.delete(moving);
      const sized = things.map((_, at) => ({ key: names[at] ?? moving, height: heights[at] ?? 0 }));
      const placed = placeInColumns(sized, columns, before);
      last.current = { columns, keys: joined, placed };
      things.forEach((thing, at) => {
        const span = heights[at] ?? 0;
        const column = String((placed.get(names[at] ?? moving) ?? 0) + 1);
        if (thing.style.gridColumnStart !== column) thing.style.gridColumnStart = column;
        if (spans.get(thing) === span) return;
        spans.set(thing, span);
        thing.style.gridRowEnd = `span ${span}`;
      });
      element.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
      element.dataset.placed = '';
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [joined]);
  return (
    <div ref={grid} className={styles.columns}>
      {children}
    </div>
  );
}
