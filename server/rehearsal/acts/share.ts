import { normaliseText } from '../../../shared/notebook/normalise.ts';
import type { Act, View } from '../view.ts';
import { about, pace } from '../view.ts';
import { doneAct } from './common.ts';
import { noteActs } from './write.ts';

/** How fast somebody reads aloud, and the pause before the next person. */
const lettersPerSecond = 14;
const pauseSeconds = 2;

/** How long a card takes to read aloud at this speed. */
export const readingMs = (view: View, text: string): number =>
  pace(view, pauseSeconds + text.length / lettersPerSecond);

/** Reads aloud on its turn, and then deals the next card. */
export function* shareActs(view: View): Iterable<Act> {
  if (view.session.workshop.settings.sharing === 'own') yield* ownCardActs(view);
  else yield* dealtCardActs(view);
}

function* dealtCardActs(view: View): Iterable<Act> {
  const { session, board, id } = view;
  const { turn } = session;
  const isLeft = turn.total !== null && turn.dealt < turn.total;
  const read = turn.cardId === null ? undefined : board.cards[turn.cardId];
  if (isLeft && (turn.readerId ?? turn.nextId) === id) {
    yield {
      key: `deal ${turn.cardId ?? 'first'} ${turn.dealt}`,
      afterMs: read ? readingMs(view, read.text) : about(view, 3, 'first'),
      run: ({ command }) => command({ type: 'dealNext', after: turn.cardId }),
    };
  }
  if (isLeft) return;
  yield* noteActs(view);
  yield doneAct(view);
}

/** Puts its own notes on the board one by one, and passes the turn on. */
function* ownCardActs(view: View): Iterable<Act> {
  const { session, board, id, notes } = view;
  const { turn } = session;
  const shown = new Set(Object.values(board.cards).map((card) => card.text));
  const unread = (notes ?? []).filter(({ text }) => !shown.has(normaliseText(text)));
  if (turn.readerId === id) {
    const [next] = unread;
    if (next) {
      yield {
        key: `publish ${next.id}`,
        afterMs: readingMs(view, next.text),
        run: ({ command }) => command({ type: 'publishNote', noteId: next.id }),
      };
    }
    yield {
      key: `pass ${turn.cardId ?? 'none'} ${turn.nextId ?? 'none'} ${Object.keys(board.cards).length}`,
      afterMs: about(view, 2, 'pass'),
      run: ({ command }) => command({ type: 'dealNext', after: turn.cardId }),
    };
  } else if (unread.length === 0) yield doneAct(view);
}
