/** One line of the table that `npm run bench` prints. Nothing is asserted: a figure is there to be read beside its baseline. */
export type Figure = {
  readonly name: string;
  readonly unit: 'ms' | 'µs' | 'KiB' | 'MiB' | 'B/s' | 'a second' | 'in all';
  readonly measured: number;
  /** The same work without us, measured in the same run. */
  readonly baseline?: { readonly what: string; readonly value: number };
  /** What we want on an idle machine with two cores, in words. */
  readonly aim?: string;
};

/** @param share such as 0.5 for the median; of few samples the highest ones are the largest sample */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const kibibytes = (bytes: number): number => bytes / 1024;

export const mebibytes = (bytes: number): number => bytes / 1024 ** 2;

const digits = (value: number): string => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);

/** The table as text, one figure a line. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['figure', 'measured', 'baseline', 'ratio', 'aim', 'the baseline is'];
  const rows = figures.map(({ name, unit, measured, baseline, aim }) => [
    name,
    `${digits(measured)} ${unit}`,
    baseline ? `${digits(baseline.value)} ${unit}` : '',
    baseline && baseline.value > 0 ? `${digits(measured / baseline.value)} ×` : '',
    aim ?? '',
    baseline?.what ?? '',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => column >= 1 && column <= 3;
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
