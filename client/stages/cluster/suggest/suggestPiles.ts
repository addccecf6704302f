import type { CardId, RiskId } from '../../../../shared/ids.ts';
import type { Vector } from './features.ts';
import { likeness, sharedWords, vectorsOf } from './features.ts';

export type SuggestionRequest = {
  readonly loose: readonly { readonly id: CardId; readonly text: string }[];
  readonly piles: readonly { readonly id: RiskId; readonly texts: readonly string[] }[];
};

/** Loose cards that read alike, to become a pile of their own or to go into the pile they read like. */
export type Suggestion = {
  readonly cardIds: readonly CardId[];
  readonly intoId: RiskId | null;
  /** The words that made them alike; may be empty when only parts of words are. */
  readonly words: readonly string[];
};

/** Average likeness from which on cards are called alike. High: a wrong suggestion costs the group more than a missing one. */
const alike = 0.2;
const mostSuggestions = 12;

/** Suggestions, most alike first; each card in at most one. Nothing leaves this browser. */
export function suggestPiles({ loose, piles }: SuggestionRequest): Suggestion[] {
  const pileTexts = piles.flatMap((pile) => pile.texts.map((text) => ({ pile: pile.id, text })));
  const vectors = vectorsOf([...loose.map(({ text }) => text), ...pileTexts.map(({ text }) => text)]);
  const looseVectors = vectors.slice(0, loose.length);
  const pileVectors = new Map<RiskId, Vector[]>();
  pileTexts.forEach(({ pile }, i) => {
    pileVectors.set(pile, [...(pileVectors.get(pile) ?? []), vectors[loose.length + i] ?? new Map<string, number>()]);
  });

  const found: { suggestion: Suggestion; score: number }[] = [];
  const free: number[] = [];
  const goingInto = new Map<RiskId, { ids: CardId[]; vectors: Vector[]; score: number }>();
  looseVectors.forEach((vector, index) => {
    const best = bestPile(vector, pileVectors);
    const id = loose[index]?.id;
    if (best === null || id === undefined) {
      free.push(index);
      return;
    }
    const joined = goingInto.get(best.riskId) ?? {
      ids: [],
      vectors: [...(pileVectors.get(best.riskId) ?? [])],
      score: 0,
    };
    goingInto.set(best.riskId, {
      ids: [...joined.ids, id],
      vectors: [...joined.vectors, vector],
      score: Math.max(joined.score, best.score),
    });
  });
  for (const [intoId, { ids, vectors: alikeVectors, score }] of goingInto)
    found.push({ suggestion: { cardIds: ids, intoId, words: sharedWords(alikeVectors) }, score });
  for (const { members, score } of groupsOf(free.map((index) => looseVectors[index] ?? new Map<string, number>()))) {
    const indexes = members.map((member) => free[member] ?? -1);
    const cardIds = indexes.flatMap((index) => loose[index]?.id ?? []);
    const words = sharedWords(indexes.flatMap((index) => looseVectors[index] ?? []));
    found.push({ suggestion: { cardIds, intoId: null, words }, score });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSuggestions)
    .map(({ suggestion }) => suggestion);
}

function bestPile(
  vector: Vector,
  piles: ReadonlyMap<RiskId, readonly Vector[]>,
): { riskId: RiskId; score: number } | null {
  let best: { riskId: RiskId; score: number } | null = null;
  for (const [riskId, vectors] of piles) {
    const score = vectors.reduce((sum, other) => sum + likeness(vector, other), 0) / Math.max(1, vectors.length);
    if (score >= alike && (best === null || score > best.score)) best = { riskId, score };
  }
  return best;
}

type Group = { readonly members: readonly number[]; readonly score: number };

/** Average linkage: the two groups that are most alike become one, until none are alike enough. Groups of two or more. */
export function groupsOf(vectors: readonly Vector[]): Group[] {
  type Growing = { members: number[]; score: number; likenesses: Map<number, number> };
  const groups = new Map<number, Growing>();
  vectors.forEach((vector, i) => {
    const likenesses = new Map<number, number>();
    vectors.forEach((other, j) => {
      if (j === i) return;
      const value = likeness(vector, other);
      if (value > 0) likenesses.set(j, value);
    });
    groups.set(i, { members: [i], score: 0, likenesses });
  });
  for (;;) {
    let best: { a: number; b: number; value: number } | null = null;
    for (const [a, { likenesses }] of groups)
      for (const [b, value] of likenesses) if (a < b && value >= (best?.value ?? alike)) best = { a, b, value };
    const [one, other] = best ? [groups.get(best.a), groups.get(best.b)] : [];
    if (!best || !one || !other) break;
    const merged: Growing = { members: [...one.members, ...other.members], score: best.value, likenesses: new Map() };
    groups.delete(best.b);
    groups.set(best.a, merged);
    for (const [id, group] of groups) {
      if (id === best.a) continue;
      // The average over all pairs of members follows from the two averages there were (Lance and Williams).
      const [toOne, toOther] = [group.likenesses.get(best.a) ?? 0, group.likenesses.get(best.b) ?? 0];
      const average = (toOne * one.members.length + toOther * other.members.length) / merged.members.length;
      group.likenesses.delete(best.b);
      group.likenesses.set(best.a, average);
      merged.likenesses.set(id, average);
    }
  }
  return [...groups.values()].filter(({ members }) => members.length > 1);
}
