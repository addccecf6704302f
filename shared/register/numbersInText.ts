/** A number in a text, with the places where it begins and ends in the plain text. */
export type FoundNumber = { readonly value: number; readonly start: number; readonly end: number };

/** The first digits of the scripts in which numbers are written. */
const zeros = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20,
  0x1040, 0x17e0, 0x1810, 0xff10,
]; // prettier-ignore

function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
}

/**
 * A text with the digits of every script as ASCII ones, and one character for all blanks, all apostrophes and all minus
 * signs that stand in numbers. Marks of writing direction are left out.
 */
export const plainText = (text: string): string =>
  text
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .replace(/[’‘ʼ＇´`\u066c]/g, "'")
    .replace(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .replace(/\uff0e/g, '.')
    .replace(/\uff0c/g, ',')
    .replace(/\u066b/g, '·')
    .trim();

/** Digits with what stands between them: a blank only before three digits. */
const candidate = /(?:\d|(?<![\d.,])[.,](?=\d))(?:\d|[.,'·](?=\d)| (?=\d{3}(?!\d)))*/g;
const exponent = /^e([+-]?\d{1,3})(?![\p{L}\d])/iu;

/** Groups of three digits; in India the others have two. */
const grouped = (mark: string): RegExp =>
  new RegExp(`^(?:\\d{1,3}(?:${mark}\\d{3})+|\\d{1,2}(?:${mark}\\d{2})+${mark}\\d{3})$`);
const groups = { '.': grouped('\\.'), ',': grouped(','), "'": grouped("'"), ' ': grouped(' ') } as const;
const groupMarks = Object.keys(groups) as (keyof typeof groups)[];

/** The number that digits and marks mean; null for anything else, such as a version or a date. */
function valueOf(written: string, isShare: boolean): number | null {
  const decimal = decimalMark(written, isShare);
  const at = decimal === null ? -1 : written.lastIndexOf(decimal);
  const whole = at === -1 ? written : written.slice(0, at);
  const fraction = at === -1 ? '' : written.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return null;
  const isWhole = /^\d*$/.test(whole) || groupMarks.some((mark) => groups[mark].test(whole));
  return isWhole ? Number(`${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`) : null;
}

/**
 * Which mark separates the decimals. Of full stop and comma the last one does when both are there. A single one before
 * exactly three digits separates thousands ("1.234" and "1,234" are both 1234), unless it stands behind a zero or more than
 * three digits, or the number is a share in percent: shares in the thousands are rarer than shares with three decimals.
 */
function decimalMark(written: string, isShare: boolean): string | null {
  if (written.includes('·')) return '·';
  const last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
  if (last === -1) return null;
  const mark = written.charAt(last);
  const others = written.slice(0, last);
  if (/[.,' ]/.test(others.replaceAll(mark, ''))) return mark;
  if (others.includes(mark)) return null;
  const isThousands = written.length - last === 4 && /^[1-9]\d{0,2}$/.test(others);
  return isThousands && !isShare ? null : mark;
}

const share = /^ ?(?:[%‰‱٪]|per ?cent\b|pct\b|prozent\b)/iu;

/** What stands before or behind digits that are part of a date, a time, a range, a fraction or a name ("p95"). */
const belongsBefore = /(?:[\p{L}_#]|\d ?[/:]|[/:]|[\p{L}\d]-|\d - ?)$/u;
const belongsBehind = /^(?:[.,'·_]\d| ?[/:] ?\d| ?- ?\d|\d)/u;

/** Every number of a plain text, with its sign. */
export function numbersIn(plain: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of plain.matchAll(candidate)) {
    const [written] = match;
    let [start, end] = [match.index, match.index + written.length];
    const power = exponent.exec(plain.slice(end));
    if (power) end += power[0].length;
    const isNegative = /(?:^|[^\p{L}\d])-$/u.test(plain.slice(0, start));
    if (isNegative || plain.charAt(start - 1) === '+') start--;
    const before = plain.slice(Math.max(0, start - 4), start);
    if (belongsBefore.test(before) || (isNegative && /\d $/.test(before)) || belongsBehind.test(plain.slice(end)))
      continue;
    const size = valueOf(written, share.test(plain.slice(end)));
    const value = size === null ? NaN : size * 10 ** Number(power?.[1] ?? 0);
    if (Number.isFinite(value)) found.push({ value: isNegative && value !== 0 ? -value : value, start, end });
  }
  return found;
}
