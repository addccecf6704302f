import type { Comparison } from './compare.ts';
import { keyOf, piecesOf } from './features.ts';

/** Why texts are put together, in words that stand on them. */
export type Reason =
  /** Each of these words stands, in some form, on both sides. */
  | { readonly kind: 'shared'; readonly words: readonly string[] }
  /** Two words, one from each side, that are spelt much alike: forms or compounds in a language without stems here. */
  | { readonly kind: 'near'; readonly words: readonly [string, string] };

const mostWords = 2;
/** The share of common pieces from which on two words are called near. */
const nearSpelling = 0.5;

/**
 * The reason for putting `here` and `there` together, or null: then nothing that people could check speaks for it, and it is
 * not suggested.
 * @param here indexes of texts, such as the card to move
 * @param there those that they are put with, such as a pile's title and cards
 */
export function reasonFor(here: readonly number[], there: readonly number[], comparison: Comparison): Reason | null {
  const words = sharedWords(here, there, comparison);
  if (words.length > 0) return { kind: 'shared', words };
  // In English all forms of a word have been found by their stem.
  return comparison.language === 'en' ? null : nearestWords(here, there, comparison);
}

const wordsIn = (texts: readonly number[], { words }: Comparison): string[] => [
  ...new Set(texts.flatMap((text) => words[text] ?? [])),
];

/** The words on both sides that tell most. */
function sharedWords(here: readonly number[], there: readonly number[], comparison: Comparison): string[] {
  const [onHere, onThere] = [countKeys(here, comparison), countKeys(there, comparison)];
  const telling = [...onHere]
    .map(([key, count]) => ({ key, weight: comparison.rarityOf(key) * (count + (onThere.get(key) ?? 0)) }))
    .filter(({ key, weight }) => onThere.has(key) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostWords);
  return telling.map(({ key }) => formOf(key, [...here, ...there], comparison));
}

/** The word as one of the texts has it: in small letters if any does, for it may have begun a sentence; the shortest of these. */
function formOf(key: string, texts: readonly number[], { written, language }: Comparison): string {
  const forms = texts
    .flatMap((text) => written[text] ?? [])
    .filter((word) => keyOf(word.toLowerCase(), language) === key);
  const small = forms.filter((word) => word === word.toLowerCase());
  const [first = key, ...others] = small.length > 0 ? small : forms;
  return others.reduce((a, b) => (b.length < a.length ? b : a), first);
}

/** In how many of the texts each word stands. */
function countKeys(texts: readonly number[], { keys }: Comparison): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const key of keys[text] ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** How alike two words are spelt: the share of their pieces that they have in common. */
function spelling(a: string, b: string): number {
  const [one, other] = [new Set(piecesOf(a)), new Set(piecesOf(b))];
  return [...one].filter((piece) => other.has(piece)).length / Math.sqrt(one.size * other.size);
}

function nearestWords(here: readonly number[], there: readonly number[], comparison: Comparison): Reason | null {
  let best: { readonly words: [string, string]; readonly near: number } | null = null;
  for (const a of wordsIn(here, comparison))
    for (const b of wordsIn(there, comparison)) {
      const near = spelling(a, b);
      if (near >= nearSpelling && near > (best?.near ?? 0)) best = { words: [a, b], near };
    }
  if (!best) return null;
  const [one, other] = best.words;
  return { kind: 'near', words: [formOf(one, here, comparison), formOf(other, there, comparison)] };
}
