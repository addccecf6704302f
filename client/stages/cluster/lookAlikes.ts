import { cardsOf, looseCards, risksInOrder } from '../../../shared/board/order.ts';
import type { Board } from '../../../shared/board/board.ts';
import type { CardId, RiskId } from '../../../shared/ids.ts';

/** A pile, or a loose card that becomes a risk when the vote opens. */
export type LookAlikeSide = { readonly riskId: RiskId | null; readonly cardId: CardId | null; readonly title: string };
export type LookAlike = { readonly a: LookAlikeSide; readonly b: LookAlikeSide; readonly likeness: number };

/** Two risks are reported from this likeness on. Chosen for precision: a false alarm costs time before the vote. */
const alike = 0.5;

/** Words that do not tell what a risk is about. */
const empty = new Set(
  ('the and for was were are our ours their they them had has have did not nor but with from that this these those into ' +
    'because when who whom what which never nobody everyone everybody all any its one we us on in of to by at it is be a an no so as')
    .split(' '),
); // prettier-ignore

/** What tells a pair that was kept apart from others; with another name it is another pair. */
export const keyOf = ({ a, b }: LookAlike): string =>
  JSON.stringify([a, b].map(({ riskId, cardId, title }) => [riskId ?? cardId, title]).sort());

/**
 * Pairs of risks that may be one, most alike first: near-duplicates split the vote. Two risks are alike by
 * the words of their titles, or of their titles and cards together, whichever is more; the same title is always alike.
 */
export function findLookAlikes(board: Board): LookAlike[] {
  const sides: LookAlikeSide[] = [
    ...risksInOrder(board).map(([riskId, { title }]) => ({
      riskId,
      cardId: null,
      title: title || firstText(board, riskId),
    })),
    // A card that repeats another goes with it.
    ...looseCards(board.cards)
      .filter(([, card]) => card.sameAs === null)
      .map(([cardId, card]) => ({ riskId: null, cardId, title: card.text })),
  ];
  const risks = sides
    .filter(({ title }) => title !== '')
    .map((side) => {
      const cards = side.riskId === null ? [] : cardsOf(board.cards, side.riskId).map(([, card]) => card.text);
      return {
        side,
        plain: plainOf(side.title),
        title: wordsOf(side.title),
        all: wordsOf([side.title, ...cards].join(' ')),
      };
    });
  const pairs: LookAlike[] = [];
  risks.forEach((one, i) => {
    for (const other of risks.slice(i + 1)) {
      const likeness =
        one.plain === other.plain ? 1 : Math.max(overlap(one.title, other.title), overlap(one.all, other.all));
      if (likeness >= alike) pairs.push({ a: one.side, b: other.side, likeness });
    }
  });
  return pairs.sort((x, y) => y.likeness - x.likeness);
}

const firstText = (board: Board, riskId: RiskId): string => cardsOf(board.cards, riskId)[0]?.[1].text ?? '';

const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim();

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
