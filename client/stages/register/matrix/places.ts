import type { RegisterRow } from '../../../../shared/register/register.ts';

/** Where a mark lies, in parts of the whole matrix from its top left. */
export type Place = { readonly x: number; readonly y: number };

export type PlacedMark = {
  readonly row: RegisterRow;
  readonly at: Place;
  /** The place it was in before; null when it was not rated again. */
  readonly ghost: { readonly at: Place; readonly likelihood: number; readonly impact: number } | null;
};

/** Offsets from the middle of a cell, in parts of it, for 1, 2, … marks that share it. */
const offsets: readonly (readonly (readonly [number, number])[])[] = [
  [[0, 0]],
  [[-0.2, 0], [0.2, 0]],
  [[-0.2, -0.24], [0.2, -0.24], [0, 0.24]],
  [[-0.2, -0.24], [0.2, -0.24], [-0.2, 0.24], [0.2, 0.24]],
  [[-0.32, -0.24], [0, -0.24], [0.32, -0.24], [-0.16, 0.24], [0.16, 0.24]],
  [[-0.32, -0.24], [0, -0.24], [0.32, -0.24], [-0.32, 0.24], [0, 0.24], [0.32, 0.24]],
]; // prettier-ignore

function placeOf(likelihood: number, impact: number, index: number, of: number): Place {
  const shared = offsets[Math.min(of, offsets.length) - 1] ?? [];
  const [dx, dy] = shared[index % shared.length] ?? [0, 0];
  return { x: (impact - 0.5 + dx) / 5, y: (5.5 - likelihood + dy) / 5 };
}

/** The rated risks with their places; what shares a cell, ghosts too, lies side by side. Retired risks are left out. */
export function placeMarks(rows: readonly RegisterRow[]): PlacedMark[] {
  const cells = new Map<string, string[]>();
  const enter = (likelihood: number, impact: number, key: string): void => {
    const cell = `${likelihood}x${impact}`;
    cells.set(cell, [...(cells.get(cell) ?? []), key]);
  };
  const rated = rows.flatMap((row) => {
    const { likelihood, impact, state } = row;
    if (likelihood === null || impact === null || state === 'retired') return [];
    const before = row.positions.findLast((one) => one.likelihood !== likelihood || one.impact !== impact) ?? null;
    enter(likelihood, impact, row.riskId);
    return [{ row, likelihood, impact, before }];
  });
  for (const { row, before } of rated) if (before) enter(before.likelihood, before.impact, `${row.riskId} before`);
  const at = (likelihood: number, impact: number, key: string): Place => {
    const all = cells.get(`${likelihood}x${impact}`) ?? [];
    return placeOf(likelihood, impact, all.indexOf(key), all.length);
  };
  return rated.map(({ row, likelihood, impact, before }) => ({
    row,
    at: at(likelihood, impact, row.riskId),
    ghost: before && {
      at: at(before.likelihood, before.impact, `${row.riskId} before`),
      likelihood: before.likelihood,
      impact: before.impact,
    },
  }));
}
