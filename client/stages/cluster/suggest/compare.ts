import type { Features } from './features.ts';
import { featuresOf, keyOf, tellingWords, writtenWords } from './features.ts';
import type { Language } from './language.ts';
import { languageOf } from './language.ts';

export type Comparison = {
  readonly language: Language | null;
  /** All words of each text, as they are written. */
  readonly written: readonly (readonly string[])[];
  /** The telling ones, in lower case. */
  readonly words: readonly (readonly string[])[];
  /** Their keys: forms of one word have one. */
  readonly keys: readonly ReadonlySet<string>[];
  /** How much a word tells on this board, by its key. */
  readonly rarityOf: (key: string) => number;
  /** How alike two texts are, 0 to 1. */
  readonly likeness: (a: number, b: number) => number;
};

/** Compares all texts of one board. */
export function compare(texts: readonly string[]): Comparison {
  const written = texts.map(writtenWords);
  const all = written.map((list) => list.map((word) => word.toLowerCase()));
  const language = languageOf(all);
  const words = all.map((list) => tellingWords(list, language));
  const { features, rarityOf } = featuresOf(words, language);
  const values = likenessesOf(features);
  const keys = words.map((list) => new Set(list.map((word) => keyOf(word, language))));
  return { language, written, words, keys, rarityOf, likeness: (a, b) => values[a * texts.length + b] ?? 0 };
}

/** Cosines of all pairs, row by row. Summed up by feature and not by pair, because most pairs share none. */
function likenessesOf(texts: readonly Features[]): Float32Array {
  const values = new Float32Array(texts.length ** 2);
  const holders = new Map<string, [text: number, weight: number][]>();
  texts.forEach((features, text) => {
    for (const [feature, weight] of features) {
      if (weight === 0) continue;
      const others = holders.get(feature) ?? [];
      if (others.length === 0) holders.set(feature, others);
      others.push([text, weight]);
    }
  });
  for (const list of holders.values())
    for (const [a, weight] of list)
      for (const [b, other] of list) {
        const at = a * texts.length + b;
        values[at] = (values[at] ?? 0) + weight * other;
      }
  return values;
}
