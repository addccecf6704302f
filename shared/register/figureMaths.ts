import type { MedianFigure, ShareFigure } from './figureTypes.ts';

/** Fewer than these say nothing about a team, and could point at a person. */
const fewestForFigure = 5;

export function median(values: readonly number[]): MedianFigure {
  const count = values.length;
  if (count < fewestForFigure) return { count, median: null };
  const sorted = [...values].sort((a, b) => a - b);
  const half = (count - 1) / 2;
  return { count, median: ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2 };
}

export function share(cases: readonly boolean[]): ShareFigure {
  const count = cases.length;
  if (count < fewestForFigure) return { count, percent: null };
  return { count, percent: Math.round((100 * cases.filter(Boolean).length) / count) };
}
