import { cardsOf, risksInOrder } from '../../../shared/board/order.ts';
import type { Board } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';

export type LookAlike = { readonly a: RiskId; readonly b: RiskId; readonly likeness: number };

/** Two risks are reported from this likeness on. Chosen for precision: a false alarm costs time in the vote. */
const alike = 0.5;
const mostPairs = 3;

/** Words that do not tell what a risk is about. */
const empty = new Set(
  ('the and for was were are our ours their they them had has have did not nor but with from that this these those into ' +
    'because when who whom what which never nobody everyone everybody all any its one we us on in of to by at it is be a an no so as')
    .split(' '),
); // prettier-ignore

/**
 * Pairs of risks that may be one, most alike first: near-duplicates split the vote. Two risks are alike by
 * the words of their titles, or of their titles and cards together, whichever is more.
 */
export function findLookAlikes(board: Board): LookAlike[] {
  const risks = risksInOrder(board).map(([id, risk]) => {
    const title = wordsOf(risk.title);
    const all = wordsOf([risk.title, ...cardsOf(board.cards, id).map(([, card]) => card.text)].join(' '));
    return { id, title, all };
  });
  const pairs: LookAlike[] = [];
  risks.forEach((one, i) => {
    for (const other of risks.slice(i + 1)) {
      const likeness = Math.max(overlap(one.title, other.title), overlap(one.all, other.all));
      if (likeness >= alike) pairs.push({ a: one.id, b: other.id, likeness });
    }
  });
  return pairs.sort((x, y) => y.likeness - x.likeness).slice(0, mostPairs);
}

/** The telling words of a text, without endings, so that "partners" meets "partner" and "tested" meets "test". */
function wordsOf(text: string): Set<string> {
  const words = text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []; // prettier-ignore
  return new Set(words.filter((word) => !empty.has(word)).map(stem));
}

const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:ings?|ed|es|s)$/, '') : word);

/** Dice's coefficient, 0 to 1; a single shared word does not count unless the texts have no other. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  if (shared === 1 && a.size + b.size > 3) return 0;
  return (2 * shared) / (a.size + b.size);
}
