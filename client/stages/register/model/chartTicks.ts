/** Round values on an axis, three to five of them. */
export function ticksBetween(least: number, most: number): number[] {
  const rough = (most - least) / 3;
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(least / step);
  const last = Math.floor(most / step);
  // Multiplied, not added up: 0.1 + 0.2 is no round number.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Those of the labels that fit, the later ones first: each needs some room around it. */
export function labelsThatFit<T extends { readonly x: number }>(labels: readonly T[], room: number): T[] {
  const fitting: T[] = [];
  for (const label of labels) {
    if (fitting.every(({ x }) => Math.abs(x - label.x) >= room)) fitting.push(label);
  }
  return fitting;
}
