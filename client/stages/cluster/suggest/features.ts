/** What a text is compared by: its words and the pieces of its words, each with its weight in this text. */
export type Vector = ReadonlyMap<string, number>;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words in lower case, in any script; NFKC makes wide and narrow forms the same. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase()))
    if (isWordLike) words.push(segment);
  return words;
}

const shortest = 3;
const longest = 5;

/** Pieces of 3 to 5 letters with the word's edges marked: "merchant" and "merchants" share most of theirs. */
function piecesOf(word: string): string[] {
  const letters = [...`‹${word}›`];
  const pieces: string[] = [];
  for (let length = shortest; length <= longest; length++)
    for (let at = 0; at + length <= letters.length; at++) pieces.push(letters.slice(at, at + length).join(''));
  return pieces;
}

type Counted = Map<string, number>;

const countOf = (features: readonly string[]): Counted => {
  const counted: Counted = new Map();
  for (const feature of features) counted.set(feature, (counted.get(feature) ?? 0) + 1);
  return counted;
};

/** Weighs rare features more, and makes the vector's length `share`. */
function weighed(counted: Counted, rarity: (feature: string) => number, share: number): [string, number][] {
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

/**
 * TF-IDF vectors of length 1 for all texts, rarity counted among these texts themselves. A word in more than a third of
 * many texts says nothing ("the", "we", and the project's own name), in whatever language, and is left out.
 */
export function vectorsOf(texts: readonly string[]): Vector[] {
  const words = texts.map((text) => wordsOf(text));
  const counts = words.map((list) => ({
    words: countOf(list.map((word) => `w:${word}`)),
    pieces: countOf(list.filter((word) => [...word].length > 2).flatMap(piecesOf)),
  }));
  const seenIn = countOf(counts.flatMap((count) => [...count.words.keys(), ...count.pieces.keys()]));
  const common = Math.max(3, texts.length / 3);
  const rarity = (feature: string): number => {
    const seen = seenIn.get(feature) ?? 0;
    return seen > common ? 0 : Math.log((1 + texts.length) / (1 + seen)) + (seen > 1 ? 0.2 : 0);
  };
  return counts.map((count) => {
    return new Map([...weighed(count.words, rarity, wordShare), ...weighed(count.pieces, rarity, pieceShare)]);
  });
}

/** Cosine of two such vectors, 0 to 1. */
export function likeness(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, weight] of few) sum += weight * (many.get(feature) ?? 0);
  return sum;
}

/** The words that two or more of the texts share and that tell most, for saying why they are put together. */
export function sharedWords(vectors: readonly Vector[], most = 3): string[] {
  const totals = new Map<string, { texts: number; weight: number }>();
  for (const vector of vectors)
    for (const [feature, weight] of vector) {
      if (!feature.startsWith('w:') || weight === 0) continue;
      const total = totals.get(feature) ?? { texts: 0, weight: 0 };
      totals.set(feature, { texts: total.texts + 1, weight: total.weight + weight });
    }
  return [...totals]
    .filter(([feature, { texts }]) => texts > 1 && isTelling(feature.slice(2)))
    .sort(([a, { weight }], [b, other]) => other.weight * b.length - weight * a.length)
    .slice(0, most)
    .map(([feature]) => feature.slice(2));
}

/** Short Latin words ("was", "day") explain nothing to a reader; in other scripts two characters can be a whole word. */
const isTelling = (word: string): boolean => word.length > 3 || (word.length > 1 && !/^[a-z]+$/.test(word));
