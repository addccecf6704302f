import type { Board, Card, OwnerIds, Risk } from '../../shared/board/board.ts';
import type { RiskFacts } from '../../shared/board/riskFields.ts';
import { createRisk } from '../../shared/board/board.ts';
import { cardsOf, rankAtEnd, rankAtEndOf } from '../../shared/board/order.ts';
import type { CardId, RiskId } from '../../shared/ids.ts';
import { storedFacts } from '../../shared/register/owners.ts';
import type { Command } from '../../shared/commands/commands.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import type { WorkshopConnection } from '../connection/workshopConnection.ts';
import type { Signal } from '../runtime/signal.ts';
import { createSignal } from '../runtime/signal.ts';

/** A pile; null makes the card loose, `new` creates a pile for it. */
export type PileTarget = RiskId | null;

/** The board with own moves shown at once; the server's reply confirms or removes each (SPEC BO2b). */
export type PendingBoard = {
  readonly board: Signal<Board>;
  /** True while the server has not answered a move of this person. */
  readonly isWaiting: Signal<boolean>;
  /** Without a rank the card is moved to the end. */
  readonly moveCard: (cardId: CardId, riskId: PileTarget, rank?: string) => Promise<Reply>;
  readonly addRisk: (fields: { readonly title?: string; readonly cardIds?: readonly CardId[] }) => Promise<Reply>;
  readonly renameRisk: (riskId: RiskId, title: string) => Promise<Reply>;
  /** Moves the cards of the first pile into the second, which keeps its title. */
  readonly mergeRisks: (riskId: RiskId, intoId: RiskId) => Promise<Reply>;
  /** Its cards become loose. */
  readonly removeRisk: (riskId: RiskId) => Promise<Reply>;
  readonly flagCard: (cardId: CardId, flagged: boolean) => Promise<Reply>;
  readonly setRisk: (riskId: RiskId, facts: Partial<RiskFacts & OwnerIds>) => Promise<Reply>;
};

type Pending = {
  readonly patch: (board: Board) => Board;
  /** The confirmed board contains it. Reply and board arrive on different sockets, in either order. */
  readonly isIn: (confirmed: Board) => boolean;
  reply: Reply | null;
};

/** How long an accepted move is shown although the board does not contain it: another person moved the same thing. */
const longestWaitMs = 2_000;

export function createPendingBoard(
  connection: Pick<WorkshopConnection, 'send' | 'timers' | 'createId'>,
  confirmed: Signal<Board>,
): PendingBoard {
  const listeners = new Set<() => void>();
  const isWaiting = createSignal(false);
  let pending: readonly Pending[] = [];
  let stopConfirmed: (() => void) | null = null;
  let cache: { readonly from: Board; readonly with: readonly Pending[]; readonly board: Board } | null = null;

  const settle = (): void => {
    pending = pending.filter(({ reply, isIn }) => reply === null || (reply.ok && !isIn(confirmed.get())));
    isWaiting.set(pending.some(({ reply }) => reply === null));
    for (const listener of [...listeners]) listener();
  };
  const board: Signal<Board> = {
    get() {
      const from = confirmed.get();
      if (cache?.from !== from || cache.with !== pending) {
        cache = { from, with: pending, board: pending.reduce((shown, { patch }) => patch(shown), from) };
      }
      return cache.board;
    },
    subscribe(listener) {
      stopConfirmed ??= confirmed.subscribe(settle);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopConfirmed?.();
        stopConfirmed = null;
      };
    },
  };
  /** The server's ids of piles that were shown before the server created them. */
  const made = new Map<RiskId, { readonly reply: Promise<Reply>; id: RiskId }>();
  const realId = (riskId: RiskId | null): RiskId | null => (riskId === null ? null : (made.get(riskId)?.id ?? riskId));
  const making = (pendingId: RiskId, reply: Promise<Reply>): Promise<Reply> => {
    made.set(pendingId, { reply, id: pendingId });
    return reply;
  };

  const send = async (
    command: Command | (() => Promise<Command>),
    patch: Pending['patch'],
    isIn: Pending['isIn'],
    pendingId?: RiskId,
  ): Promise<Reply> => {
    const one: Pending = { patch, isIn, reply: null };
    pending = [...pending, one];
    settle();
    const reply = await connection.send(typeof command === 'function' ? await command() : command);
    one.reply = reply;
    const pile = pendingId === undefined ? undefined : made.get(pendingId);
    if (pile !== undefined && reply.ok && reply.riskId !== undefined) pile.id = reply.riskId;
    settle();
    if (reply.ok)
      connection.timers.after(longestWaitMs, () => {
        pending = pending.filter((other) => other !== one);
        settle();
      });
    return reply;
  };

  return {
    board,
    isWaiting,
    moveCard(cardId, riskId, rank) {
      const newId = `pending-${connection.createId()}`;
      const target = (): RiskId | null => realId(riskId === 'new' ? newId : riskId);
      const place = rank === undefined ? {} : { rank };
      const pile = riskId === null ? undefined : made.get(riskId);
      const command: Command = { type: 'moveCard', cardId, riskId, ...place };
      const reply = send(
        pile === undefined ? command : async () => pile.reply.then(() => ({ ...command, riskId: pile.id })),
        (shown) => {
          const withPile = riskId === 'new' ? withRisk(shown, realId(newId) ?? newId, '') : shown;
          return withCard(withPile, cardId, { riskId: target(), rank: rank ?? rankAtEndOf(withPile.cards, target()) });
        },
        ({ cards }) => cards[cardId]?.riskId === target(),
        newId,
      );
      return riskId === 'new' ? making(newId, reply) : reply;
    },
    addRisk(fields) {
      const newId = `pending-${connection.createId()}`;
      const cardIds = fields.cardIds ?? [];
      const reply = send(
        { type: 'addRisk', ...(fields.title === undefined ? {} : { title: fields.title }), cardIds: [...cardIds] },
        (shown) =>
          cardIds.reduce(
            (moved, id) => withCard(moved, id, { riskId: realId(newId) }),
            withRisk(shown, realId(newId) ?? newId, fields.title ?? ''),
          ),
        ({ risks }) => Object.hasOwn(risks, realId(newId) ?? newId),
        newId,
      );
      return making(newId, reply);
    },
    renameRisk: (riskId, title) =>
      send(
        { type: 'renameRisk', riskId, title, from: board.get().risks[riskId]?.title ?? '' },
        (shown) => withRiskFacts(shown, riskId, { title }),
        ({ risks }) => risks[riskId]?.title === title,
      ),
    mergeRisks: (riskId, intoId) =>
      send(
        { type: 'mergeRisks', riskId, intoId },
        (shown) => withoutRisk(shown, riskId, intoId),
        ({ risks }) => !Object.hasOwn(risks, riskId),
      ),
    removeRisk: (riskId) =>
      send(
        { type: 'removeRisk', riskId },
        (shown) => withoutRisk(shown, riskId, null),
        ({ risks }) => !Object.hasOwn(risks, riskId),
      ),
    flagCard: (cardId, flagged) =>
      send(
        { type: 'flagCard', cardId, flagged },
        (shown) => withCard(shown, cardId, { flagged }),
        ({ cards }) => cards[cardId]?.flagged === flagged,
      ),
    setRisk: (riskId, facts) =>
      send(
        { type: 'setRisk', riskId, ...facts },
        (shown) => withRiskFacts(shown, riskId, storedFacts(facts)),
        ({ risks }) => Object.entries(facts).every(([key, value]) => risks[riskId]?.[key as keyof RiskFacts] === value),
      ),
  };
}

function withCard(board: Board, cardId: CardId, change: Partial<Card>): Board {
  const card = board.cards[cardId];
  return card === undefined ? board : { ...board, cards: { ...board.cards, [cardId]: { ...card, ...change } } };
}

function withRisk(board: Board, riskId: RiskId, title: string): Board {
  if (Object.hasOwn(board.risks, riskId)) return board;
  return { ...board, risks: { ...board.risks, [riskId]: createRisk(title, rankAtEnd(board.risks)) } };
}

function withRiskFacts(board: Board, riskId: RiskId, change: Partial<Risk>): Board {
  const risk = board.risks[riskId];
  return risk === undefined ? board : { ...board, risks: { ...board.risks, [riskId]: { ...risk, ...change } } };
}

function withoutRisk(board: Board, riskId: RiskId, intoId: RiskId | null): Board {
  const risks = Object.fromEntries(Object.entries(board.risks).filter(([id]) => id !== riskId));
  const moved = cardsOf(board.cards, riskId).map(([id]) => id);
  return moved.reduce((shown, id) => withCard(shown, id, { riskId: intoId }), { ...board, risks });
}
