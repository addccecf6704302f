import { confusables } from './confusables.ts';

const fromHex = (codes: string): string[] => codes.split(' ').map((code) => String.fromCodePoint(parseInt(code, 16)));

const shapes: ReadonlyMap<string, string> = new Map(
  confusables
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [shape = '', lookalikes = ''] = line.split('=');
      return fromHex(lookalikes).map((character): [string, string] => [character, fromHex(shape).join('')]);
    }),
);

/** What a text looks like: the skeleton of Unicode Technical Standard 39. Texts with the same skeleton are drawn alike. */
const skeleton = (text: string): string =>
  [...text.normalize('NFD')].map((character) => shapes.get(character) ?? character).join('').normalize('NFD'); // prettier-ignore

/** Upper case first: it makes one letter of the variants that have no lower case of their own, such as ß and ſ. */
const folded = (text: string): string => text.toUpperCase().toLowerCase();

/**
 * True for two clean names that look the same (SPEC PE1c), when letters are read without their case, and as they are written:
 * a capital I looks like a small L.
 */
export const looksLike = (one: string, other: string): boolean =>
  folded(skeleton(folded(one))) === folded(skeleton(folded(other))) ||
  folded(skeleton(one)) === folded(skeleton(other));
