import type { Act, View } from '../view.ts';
import { about } from '../view.ts';
import { cardsOfPile, doneAct, riskOfPile } from './common.ts';
import { noteActs } from './write.ts';

/** Piles the cards of a few piles of the story, and names them. What the real people piled or named stays so. */
export function* clusterActs(view: View): Iterable<Act> {
  yield* noteActs(view);
  const { board, cast, index } = view;
  const mine = cast.demo.piles.filter((_, at) => at % cast.parts.length === index);
  for (const { id: pile, title } of mine) {
    const loose = cardsOfPile(view, pile).filter((cardId) => board.cards[cardId]?.riskId === null);
    const riskId = riskOfPile(view, pile);
    if (riskId === null && loose.length > 0) {
      const cardIds = loose.slice(0, 2);
      yield {
        key: `pile ${cardIds.join(' ')}`,
        afterMs: about(view, 5, pile),
        run: ({ command }) => command({ type: 'addRisk', cardIds }),
      };
    }
    if (riskId === null) continue;
    for (const cardId of loose) {
      yield {
        key: `move ${cardId}`,
        afterMs: about(view, 4, cardId),
        run: ({ command }) => command({ type: 'moveCard', cardId, riskId }),
      };
    }
    const texts = cardsOfPile(view, pile).map((cardId) => board.cards[cardId]?.text);
    const current = board.risks[riskId]?.title ?? '';
    if (current !== title && (current === '' || texts.includes(current))) {
      yield {
        key: `name ${riskId}`,
        afterMs: about(view, 6, title),
        run: ({ command }) => command({ type: 'renameRisk', riskId, title }),
      };
    }
  }
  yield doneAct(view, 5);
}
