/** Seeds of walks that once failed; they run every time. */
const savedSeeds: readonly number[] = [];

/** The saved seeds, then the usual number or the one in `SEEDS`: a number of walks, or one seed written `seed:17`. */
export function seedsToWalk(usual: number): number[] {
  const wanted = process.env.SEEDS ?? String(usual);
  const [, only] = /^seed:(\d+)$/.exec(wanted) ?? [];
  if (only !== undefined) return [Number(only)];
  return [...savedSeeds, ...Array.from({ length: Number(wanted) }, (_, i) => i + 1)];
}
