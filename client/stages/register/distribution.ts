export type Distribution = {
  /** How many answered 0, 10, … 100. */
  readonly counts: readonly number[];
  readonly answers: number;
  /** The middle answer; the mean of the two middle ones for an even number. */
  readonly median: number;
};

/** @param values 0 to 100 in tens, at least one */
export function distributionOf(values: readonly number[]): Distribution {
  const counts = Array.from(
    { length: 11 },
    (_, tens) => values.filter((value) => Math.round(value / 10) === tens).length,
  );
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return { counts, answers: values.length, median: (upper + lower) / 2 };
}
