export type Sized = { readonly key: string; readonly height: number };

/**
 * Which column each thing stands in: where it stood before; what is new, in order, below the shortest column.
 * @param columns how many there are, at least 1
 * @param before nothing jumps to another column because something else grew
 */
export function placeInColumns(
  things: readonly Sized[],
  columns: number,
  before: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const heights = Array.from({ length: columns }, () => 0);
  const placed = new Map<string, number>();
  const put = (key: string, column: number, height: number): void => {
    placed.set(key, column);
    heights[column] = (heights[column] ?? 0) + height;
  };
  const isNew = ({ key }: Sized): boolean => (before.get(key) ?? columns) >= columns;
  for (const thing of things) if (!isNew(thing)) put(thing.key, before.get(thing.key) ?? 0, thing.height);
  for (const { key, height } of things.filter(isNew)) put(key, heights.indexOf(Math.min(...heights)), height);
  return placed;
}

/** How many columns of at least this width fit. */
export const columnsIn = (width: number, narrowest: number, gap: number): number =>
  Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
