import type { Risk } from '../board/board.ts';
import type { PlanTexts } from '../plan/plan.ts';
import type { Direction } from './comparisonWords.ts';
import { directionIn, withoutDirection } from './comparisonWords.ts';
import type { FoundNumber } from './numbersInText.ts';
import { numbersIn, plainText } from './numbersInText.ts';

/** A number with what stands behind it, '' when nothing does. */
export type Measure = { readonly value: number; readonly unit: string };
export type Threshold = Measure & Direction;

/** Longer texts are not numbers. */
const longestText = 500;

const multipliers: readonly (readonly [RegExp, number])[] = [
  [/^(?:[kK](?=$|[^\p{L}\d])| ?(?:thousand|tausend|tsd\.?)(?!\p{L}))/iu, 1e3],
  [/^(?:M(?=$|[^\p{L}\d])| ?(?:[Mm]illions?|[Mm]illionen|[Mm]io\.?|mln\.?)(?!\p{L}))/u, 1e6],
  [/^ ?(?:billions?|milliarden|mrd\.?|bn)(?!\p{L})/iu, 1e9],
];

type Found = Measure & { readonly direction: Direction | null };

/** The number that a text is about: the first that is compared with something, else the only one, else the one it begins with. */
function readNumber(text: string): Found | null {
  const plain = plainText(text.slice(0, longestText));
  const numbers = numbersIn(plain);
  const read = numbers.map((number, i) => readAround(plain, number, numbers[i - 1]?.end ?? 0, numbers[i + 1]?.start));
  const compared = read.find(({ direction }) => direction !== null);
  if (compared) return compared;
  const isFirst =
    numbers[0] !== undefined && /^(?:[~≈]|ca\.?|about)? ?\p{Sc}? ?$/iu.test(plain.slice(0, numbers[0].start));
  return read.length === 1 || isFirst ? (read[0] ?? null) : null;
}

function readAround(plain: string, number: FoundNumber, from: number, to: number | undefined): Found {
  const before = plain.slice(from, number.start);
  const currency = /(\p{Sc}|(?<!\p{L})[A-Z]{3}) ?$/u.exec(before)?.[1] ?? '';
  // "−€5": the sign stands before the currency.
  const isNegative = currency !== '' && /(?:^|[^\p{L}\d])-\p{Sc}$/u.test(before);
  let [value, behind] = [isNegative ? -number.value : number.value, plain.slice(number.end)];
  const times = multipliers.find(([pattern]) => pattern.test(behind));
  if (times) {
    value *= times[1];
    behind = behind.replace(times[0], '');
  }
  const unit = withoutDirection(behind).replace(/\s+/g, ' ').replace(/[\s.,;:!?]+$/, '').trim(); // prettier-ignore
  return {
    value,
    unit: [currency, unit].filter((part) => part !== '').join(' '),
    direction: directionIn(before, plain.slice(number.end, to)),
  };
}

/**
 * The number and unit of a text, in any common format: 1,234.5 · 1.234,5 · 1 234,5 · 1'234.5 · 12,34,567 · ٣٫٥ · 0,5 % ·
 * −3 · € 12k (SPEC RW4b).
 * @returns null for a text that is not about one number: such a reading or threshold stays a text
 */
export function parseMeasure(text: string | number): Measure | null {
  if (typeof text === 'number') return Number.isFinite(text) ? { value: text, unit: '' } : null;
  const found = readNumber(text);
  return found && { value: found.value, unit: found.unit };
}

/**
 * The threshold of a tripwire as a number (SPEC RW4c). The chosen comparison decides the direction, else the words of the
 * text ("at least 3 a week"), else above it is too much.
 * @returns null when the threshold stays a text
 */
export function thresholdOf(risk: Pick<Risk, 'comparison'>, texts: Pick<PlanTexts, 'threshold'>): Threshold | null {
  const found = readNumber(texts.threshold);
  if (!found) return null;
  const { value, unit, direction } = found;
  const comparison = risk.comparison ?? direction?.comparison ?? 'above';
  const isSaid = direction?.comparison === comparison;
  return {
    value,
    unit,
    comparison,
    orEqual: isSaid ? direction.orEqual : comparison === 'equals' || comparison === 'changes',
  };
}

/** Units that are multiples of each other. */
const families: readonly { readonly [unit: string]: number }[] = [
  { '%': 1, '٪': 1, percent: 1, prozent: 1, pct: 1, '‰': 0.1, '‱': 0.01 },
  {
    ms: 1, s: 1e3, sec: 1e3, second: 1e3, seconds: 1e3, min: 6e4, minute: 6e4, minutes: 6e4, h: 36e5, hour: 36e5, hours: 36e5,
    d: 864e5, day: 864e5, days: 864e5, week: 6048e5, weeks: 6048e5,
  },
  { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 },
]; // prettier-ignore

/** The value of a measure in the unit of another, as far as the units are multiples of each other. */
function valueIn(unit: string, measure: Measure): number {
  const [from, to] = [measure.unit, unit].map((name) => /^(?:\p{L}+|\S)/u.exec(name)?.[0].toLowerCase() ?? '');
  const family = families.find((sizes) => Object.hasOwn(sizes, from ?? '') && Object.hasOwn(sizes, to ?? ''));
  return family ? (measure.value * (family[from ?? ''] ?? 1)) / (family[to ?? ''] ?? 1) : measure.value;
}

type AnyReading = Measure | number | string | null;

const measureOf = (reading: AnyReading): Measure | null =>
  reading === null || typeof reading === 'object' ? reading : parseMeasure(reading);

/**
 * True for a reading beyond the threshold (SPEC RW4d); a reading without a unit has that of the threshold. Texts are never
 * past anything.
 * @param previous the reading before it: a change is measured against it, and a value is reached when it lies between the two
 */
export function isPast(reading: AnyReading, threshold: Threshold | null, previous: AnyReading = null): boolean {
  const read = measureOf(reading);
  if (!read || !threshold) return false;
  const value = valueIn(threshold.unit, read);
  const earlier = measureOf(previous);
  const before = earlier && valueIn(threshold.unit, earlier);
  switch (threshold.comparison) {
    case 'above':
      return value > threshold.value || (threshold.orEqual && value === threshold.value);
    case 'below':
      return value < threshold.value || (threshold.orEqual && value === threshold.value);
    case 'equals':
      return (
        value === threshold.value ||
        (before !== null && before !== threshold.value && before < threshold.value !== value < threshold.value)
      );
    case 'changes':
      return before !== null && Math.abs(value - before) >= Math.abs(threshold.value);
  }
}
