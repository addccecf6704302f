/**
 * Characters that one keyboard, autocorrection or editor inserts and another does not, each with what everybody can type.
 * docs/decisions/0015-normalising.md says which were left as they are, and why.
 */
const plainForms: readonly (readonly [characters: string, plain: string])[] = [
  // Apostrophes: typographic, prime, modifier letters, accents typed as one, Hebrew geresh, single guillemets.
  ["\u2018\u2019\u201A\u201B\u2032\u2035\u02B9\u02BB\u02BC\u02BD\u02C8\u00B4`\u2039\u203A\u275B\u275C\u05F3\uA78C\uFF07", "'"],
  ['\u201C\u201D\u201E\u201F\u2033\u2036\u02BA\u02DD\u02EE\u00AB\u00BB\u275D\u275E\u301D\u301E\u301F\u05F4\uFF02', '"'],
  ['\u2034\u2037', "'''"],
  ['\u2212\u2043\u02D7\u2022\u2023\u25E6\u25AA\uF0B7', '-'],
  ['\u2026\u22EF', '...'],
  ['\u2025', '..'],
  ['\u2044\u2215', '/'],
  // Arrows; those in the private use area are what a word processor makes of "-->".
  ['\u2192\u2794\u279C\u2799\u279D\u279E\u27A4\u27F6\uF0E0', '->'],
  ['\u2190\u27F5\uF0DF', '<-'],
  ['\u2194\u27F7', '<->'],
  ['\u21D2\u27F9\uF0E8', '=>'],
  ['\u21D4\u27FA\uF0F3', '<=>'],
  ['\u2260', '!='],
  ['\u2264\u2A7D', '<='],
  ['\u2265\u2A7E', '>='],
  ['\u00A9', '(C)'],
  ['\u00AE', '(R)'],
  ['\u2122', '(TM)'],
  ['\u203C', '!!'],
  ['\u2049', '!?'],
  ['\uF04A\u263A', ':)'],
  ['\uF04C\u2639', ':('],
]; // prettier-ignore

const plainOf = new Map(
  plainForms.flatMap(([characters, plain]) => [...characters].map((one) => [one, plain] as const)),
);

export const hasPlainForm = (character: string): boolean => plainOf.has(character);

/** Followed by a variation selector it is an emoji, which its author chose. */
const replaced = new RegExp(`(?:[${[...plainOf.keys()].join('')}]|\\p{Pd})(?!\uFE0F)`, 'gu');

/** Full width, ligatures, presentation forms, letterlike symbols, Roman numerals, units and styled letters. */
const compatible =
  /[\u00B5\u0132\u0133\u0140\u0149\u017F\u01C4-\u01CC\u01F1-\u01F3\u2080-\u208E\u2100-\u2121\u2123-\u2138\u2145-\u2149\u2160-\u217F\u3371-\u33DF\uFB00-\uFB4F\uFB50-\uFDCF\uFE10-\uFE19\uFE30-\uFE6B\uFE70-\uFEFC\uFF01-\uFFEE\u{1D400}-\u{1D7FF}]/gu;

const fraction = /(\d?)([\u00BC-\u00BE\u2150-\u215F\u2189])/gu;
const superscript = /[\u00B2\u00B3\u00B9\u2070\u2071\u2074-\u207F]+/gu;

/** French quotation marks have blanks inside, which their editors insert. */
const frenchQuotes = /\u00AB\s*([^\u00AB\u00BB]*?)\s*\u00BB/gu;

/** Malayalam letters that older keyboards write as three code points. */
const chillus: { readonly [letter: string]: string } = {
  '\u0D23': '\u0D7A',
  '\u0D28': '\u0D7B',
  '\u0D30': '\u0D7C',
  '\u0D32': '\u0D7D',
  '\u0D33': '\u0D7E',
  '\u0D15': '\u0D7F',
};

const oldChillu = /([\u0D15\u0D23\u0D28\u0D30\u0D32\u0D33])\u0D4D\u200D/gu;

export const withNewLetters = (text: string): string =>
  text.replace(oldChillu, (_all, letter: string) => chillus[letter] ?? letter);

/** Everything as anybody could have typed it (SPEC NO1a, NO1e). */
export function withoutDeviceCharacters(text: string): string {
  return text
    .replace(frenchQuotes, '"$1"')
    .replace(fraction, (_all, whole: string, part: string) => `${whole}${whole && ' '}${part.normalize('NFKC')}`)
    .replace(superscript, (raised, at: number, whole: string) => {
      const before = whole[at - 1] ?? ' ';
      return (before === ' ' ? '' : '^') + raised.normalize('NFKC');
    })
    .replace(compatible, (one) => one.normalize('NFKC'))
    .replace(replaced, (one) => plainOf.get(one) ?? '-')
    .replace(/(?<=\s)-{2,3}(?=\s)|(?<=\p{L})-{2,3}(?=\p{L})/gu, '-')
    .replace(/(?<!-)-{2,}>/g, '->')
    .replace(/<-{2,}(?![->])/g, '<-');
}

/** Lengths are bounded, so that no text takes more than linear time. */
const address =
  /\b(?:(?:https?|ftp):\/\/[^\s/?#]{1,255}|mailto:|www\.[^\s/?#]{1,255})|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/giu;

/** Phones write the first letter of an address upper case. Scheme and host mean the same in either case (SPEC NO1f). */
export const withLowerCaseAddresses = (text: string): string => text.replace(address, (one) => one.toLowerCase());

export const beginsWithAddress = (text: string): boolean => text.search(address) === 0;
