import type { Board } from '../../shared/board/board.ts';
import type { People, Session } from '../../shared/session/session.ts';
import type { WorkshopConnection } from '../connection/workshopConnection.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import { createDraftField } from './draft.ts';
import type { DraftField } from './draft.ts';
import { createPendingBoard } from './pendingBoard.ts';
import type { PendingBoard } from './pendingBoard.ts';
import { createTickers } from './ticker.ts';
import { followBoard, followPeople, followSession } from './followDocuments.ts';

/** What the hooks read: the connection, and plain values of the shared documents. */
export type WorkshopStore = {
  readonly connection: WorkshopConnection;
  /** True once session and people have arrived; stays true. */
  readonly ready: Signal<boolean>;
  readonly session: Signal<Session | null>;
  readonly people: Signal<People>;
  readonly board: Signal<Board>;
  readonly pendingBoard: PendingBoard;
  /** A signal of server time that changes every `everyMs` while it has subscribers. */
  readonly ticks: (everyMs: number) => Signal<number>;
  readonly draftField: DraftField;
  /** Starts to follow the documents. @returns a function that stops; it can be started again */
  readonly open: () => () => void;
};

const emptyBoard: Board = { cards: {}, risks: {} };

export function createWorkshopStore(connection: WorkshopConnection): WorkshopStore {
  const session = createSignal<Session | null>(null);
  const people = createSignal<People>({});
  const board = createSignal<Board>(emptyBoard);
  const ready = createSignal(false);
  const draftField = createDraftField(connection);
  const follow = (): (() => void) => {
    const settle = (): void =>
      ready.set(ready.get() || (session.get() !== null && Object.keys(people.get()).length > 0));
    const stops = [
      session.subscribe(settle),
      people.subscribe(settle),
      followSession(connection.session.doc, session),
      followPeople(connection.session.doc, people),
      followBoard(connection.board.doc, board),
      draftField.follow(),
    ];
    settle();
    return () => stops.forEach((stop) => stop());
  };
  // Read once before the first effect, so that documents that have arrived show at the first paint.
  follow()();
  return {
    connection,
    ready,
    session,
    people,
    board,
    pendingBoard: createPendingBoard(connection, board),
    ticks: createTickers(connection),
    draftField,
    open: follow,
  };
}
