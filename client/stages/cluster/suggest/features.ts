import type { Language } from './language.ts';
import { stemOf } from './stem.ts';
import { stopWords } from './stopWords.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words as they are written, in any script; NFKC makes wide and narrow forms the same. */
export function writtenWords(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').replaceAll('’', "'")))
    if (isWordLike) words.push(segment);
  return words;
}

/** The words that say what a text is about: no stop words, and no short ones of Latin letters ("was", "day", "ok"). */
export function tellingWords(words: readonly string[], language: Language | null): string[] {
  const shortestLatin = language === null ? 4 : 3;
  return words.filter(
    (word) =>
      !(language !== null && stopWords[language].has(word)) &&
      (/^[a-z]+$/.test(word) ? word.length >= shortestLatin : word.length > 1),
  );
}

/** Forms of one English word are one word; other languages have no stems here, their forms share pieces. */
export const keyOf = (word: string, language: Language | null): string => (language === 'en' ? stemOf(word) : word);

const shortest = 3;
const longest = 5;

/** Pieces of 3 to 5 letters with the word's edges marked: "merchant" and "merchants" share most of theirs. */
export function piecesOf(word: string): string[] {
  const letters = [...`‹${word}›`];
  const pieces: string[] = [];
  for (let length = shortest; length <= longest; length++)
    for (let at = 0; at + length <= letters.length; at++) pieces.push(letters.slice(at, at + length).join(''));
  return pieces;
}

/** What a text is compared by: its words and the pieces of its words, each with its weight in this text. */
export type Features = ReadonlyMap<string, number>;

const countOf = (features: readonly string[]): Map<string, number> => {
  const counted = new Map<string, number>();
  for (const feature of features) counted.set(feature, (counted.get(feature) ?? 0) + 1);
  return counted;
};

/** Weighs rare features more, and makes the length of the vector `share`. */
function weighed(counted: Features, rarity: (feature: string) => number, share: number): [string, number][] {
  const weights = [...counted].map(([feature, count]): [string, number] => [
    feature,
    (1 + Math.log(count)) * rarity(feature),
  ]);
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return length === 0 ? [] : weights.map(([feature, weight]) => [feature, (weight / length) * share]);
}

/** Words weigh more than their pieces: pieces find endings and compounds, words say what it is about. */
const wordShare = Math.sqrt(0.6);
const pieceShare = Math.sqrt(0.4);

const wordFeature = (key: string): string => `w:${key}`;

export type ComparedTexts = {
  readonly features: readonly Features[];
  /** How much the word tells on this board; 0 when a third of the texts have it. */
  readonly rarityOf: (key: string) => number;
};

/**
 * TF-IDF vectors of length 1 for all texts, rarity counted among these texts themselves. A word in more than a third of many
 * texts says nothing (the project's own name; "the" where the stop words of the language are not known) and is left out.
 * @param texts the telling words of each
 */
export function featuresOf(texts: readonly (readonly string[])[], language: Language | null): ComparedTexts {
  const counts = texts.map((words) => ({
    words: countOf(words.map((word) => wordFeature(keyOf(word, language)))),
    pieces: countOf(words.filter((word) => [...word].length > 2).flatMap(piecesOf)),
  }));
  const seenIn = countOf(counts.flatMap((count) => [...count.words.keys(), ...count.pieces.keys()]));
  const common = Math.max(3, texts.length / 3);
  const rarity = (feature: string): number => {
    const seen = seenIn.get(feature) ?? 0;
    return seen > common ? 0 : Math.log((1 + texts.length) / (1 + seen)) + (seen > 1 ? 0.2 : 0);
  };
  return {
    features: counts.map(
      (count) => new Map([...weighed(count.words, rarity, wordShare), ...weighed(count.pieces, rarity, pieceShare)]),
    ),
    rarityOf: (key) => rarity(wordFeature(key)),
  };
}
