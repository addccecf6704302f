import * as Y from 'yjs';
import { cardsMap } from '../../shared/board/board.ts';
import { contentOf } from './leanSocket.ts';
import { countdown } from './paced.ts';

/** Times moves of cards from where they are sent to the documents in which they arrive; a card is under way once at most. */
export type MoveWatch = {
  readonly sent: (cardId: string) => void;
  /** Milliseconds to one document, of each move and document. */
  readonly each: readonly number[];
  /** Milliseconds to the last document, of each move. */
  readonly all: readonly number[];
  readonly done: Promise<void>;
  readonly stop: () => void;
};

type DeepEvents = Parameters<Parameters<ReturnType<typeof cardsMap>['observeDeep']>[0]>[0];

export function watchMoves(docs: readonly Y.Doc[], count: number): MoveWatch {
  const underway = new Map<string, { readonly at: number; left: number }>();
  const each: number[] = [];
  const all: number[] = [];
  const arrivals = countdown(count);
  const arrived = (events: DeepEvents): void => {
    for (const event of events) {
      const move = underway.get(String(event.path[0]));
      if (!move) continue;
      const ms = performance.now() - move.at;
      each.push(ms);
      if (--move.left > 0) continue;
      all.push(ms);
      arrivals.tick();
    }
  };
  for (const doc of docs) cardsMap(doc).observeDeep(arrived);
  return {
    each,
    all,
    done: arrivals.done,
    sent: (cardId) => void underway.set(cardId, { at: performance.now(), left: docs.length }),
    stop() {
      for (const doc of docs) cardsMap(doc).unobserveDeep(arrived);
    },
  };
}

/** @returns which card each of these update frames moves, when they come one after the other on a board in that state */
export function cardsMovedBy(frames: readonly Uint8Array[], before: Uint8Array): string[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, before);
  let cardId = '';
  cardsMap(doc).observeDeep(([event]) => {
    cardId = String(event?.path[0]);
  });
  return frames.map((frame) => {
    Y.applyUpdate(doc, contentOf(frame));
    return cardId;
  });
}
