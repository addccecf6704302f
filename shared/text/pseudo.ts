const accented: { readonly [letter: string]: string } = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ó',
  p: 'þ', q: 'ɋ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž', A: 'Á', B: 'Ɓ', C: 'Ç', D: 'Ð',
  E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Í', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ', N: 'Ñ', O: 'Ó', P: 'Þ', Q: 'Ɋ', R: 'Ŕ', S: 'Š',
  T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
}; // prettier-ignore

/** How much longer than English a text of another language may be. */
const growth = 0.4;
const filling = ['ein', 'anno', 'eu', 'tempo', 'li', 'voce'];

const accent = (text: string): string => [...text].map((letter) => accented[letter] ?? letter).join('');

/** Words that make a text longer by `growth`, as words, so that lines still break. */
function padding(length: number): string {
  let left = Math.round(length * growth);
  let words = '';
  for (let at = 0; left > 0; at++) {
    const word = ` ${filling[at % filling.length] ?? ''}`.slice(0, left + 1);
    words += word;
    left -= word.length;
  }
  return words;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A text of the catalogue as the pseudo-locale has it: accented and longer, so that a text outside the catalogue and a
 * line without room are seen.
 * @param given what people wrote, which stays as it is
 */
export function pseudoText(text: string, given: readonly string[] = []): string {
  if (text.trim() === '') return text;
  const kept = given.filter((word) => word !== '').toSorted((a, b) => b.length - a.length);
  const parts = kept.length === 0 ? [text] : text.split(new RegExp(`(${kept.map(escaped).join('|')})`));
  return parts.map((part, at) => (at % 2 === 1 ? part : accent(part))).join('') + padding(text.length);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Every text of a catalogue, however deep, as the pseudo-locale has it; texts with parameters too. */
export function pseudo<T>(texts: T): T {
  const change = (value: unknown, given: readonly string[]): unknown => {
    if (typeof value === 'string') return pseudoText(value, given);
    if (typeof value === 'function') {
      const make = value as (...parameters: unknown[]) => unknown;
      return (...parameters: unknown[]) => change(make(...parameters), stringsIn(parameters));
    }
    if (Array.isArray(value)) return value.map((one) => change(one, given));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one, given)]));
    }
    return value;
  };
  return change(texts, []) as T;
}
