import { useCallback, useMemo, useRef, useState } from 'react';
import type { Board } from '../../../shared/board/board.ts';
import type { CardId, RiskId } from '../../../shared/ids.ts';
import type { Reply, ResetUndone } from '../../../shared/protocol/replies.ts';
import { useBoardWithPending } from '../../documents/useBoardWithPending.ts';
import { useCommands } from '../../commands/commands.ts';
import type { ShownBoard, ShownCard } from './piles.ts';
import { createLayOut, idsOf } from './piles.ts';
import type { Zone } from './zones.ts';
import { useLatest } from './useLatest.ts';
import { dropOn } from './zones.ts';

export type Moves = {
  /** Moves the card and those that repeat it to a pile, or for null to the loose cards. */
  readonly moveTo: (cardId: CardId, riskId: RiskId | null) => void;
  /** Makes a pile of the card and those that repeat it. */
  readonly startPile: (cardId: CardId) => void;
  /** Makes a pile of the card and another loose one. */
  readonly putTogether: (cardId: CardId, otherId: CardId) => void;
  readonly drop: (cardId: CardId, zone: Zone) => void;
  /** Puts these cards in the pile, or for null makes one of them. */
  readonly gather: (cardIds: readonly CardId[], riskId: RiskId | null) => void;
};

/** The board with this person's unconfirmed moves, its layout, and moves that show at once. */
export function useMoves(): { board: Board; shown: ShownBoard; moves: Moves } {
  const { board, moveCard, addRisk } = useBoardWithPending();
  const [layOut] = useState(createLayOut);
  const shown = useMemo(() => layOut(board), [board, layOut]);
  const latest = useLatest(shown);
  const moves = useMemo((): Moves => {
    const find = (cardId: CardId): ShownCard | undefined =>
      [latest.current.loose, ...latest.current.piles.map(({ cards }) => cards)].flat().find(({ id }) => id === cardId);
    const withAgain = (cardId: CardId): CardId[] => {
      const found = find(cardId);
      return found ? idsOf(found) : [cardId];
    };
    const gather = (cardIds: readonly CardId[], riskId: RiskId | null): void => {
      if (riskId === null) void addRisk({ cardIds });
      else for (const id of cardIds) void moveCard(id, riskId);
    };
    const moveTo = (cardId: CardId, riskId: RiskId | null): void => {
      for (const id of withAgain(cardId)) void moveCard(id, riskId);
    };
    const startPile = (cardId: CardId): void => gather(withAgain(cardId), null);
    const putTogether = (cardId: CardId, otherId: CardId): void => {
      gather([...withAgain(otherId), ...withAgain(cardId)], null);
    };
    const drop = (cardId: CardId, zone: Zone): void => {
      const shownCard = find(cardId);
      const asked = shownCard && dropOn(zone, cardId, shownCard.card);
      if (asked?.kind === 'new') startPile(cardId);
      if (asked?.kind === 'move') moveTo(cardId, asked.riskId);
      if (asked?.kind === 'together') putTogether(cardId, asked.cardId);
    };
    return { moveTo, startPile, putTogether, drop, gather };
  }, [latest, addRisk, moveCard]);
  return { board, shown, moves };
}

export type UndoOutcome =
  | { readonly kind: 'undone'; readonly reset: ResetUndone | null }
  /** Someone changed it since; the next undo goes on with the step before. */
  | { readonly kind: 'changedSince'; readonly what: 'move' | 'name' | 'pile' | 'card' }
  | { readonly kind: 'nothing' };

function outcomeOf(reply: Reply): UndoOutcome {
  if (reply.ok) return { kind: 'undone', reset: reply.undone ?? null };
  if (reply.code !== 'changedSince') return { kind: 'nothing' };
  const { params } = reply;
  return { kind: 'changedSince', what: params && 'what' in params ? params.what : 'move' };
}

/** Undoes this person's last change of the piles. */
export function useUndo(): { undo: () => void; busy: boolean; outcome: UndoOutcome | null } {
  const commands = useCommands();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<UndoOutcome | null>(null);
  const running = useRef(false);
  const undo = useCallback(() => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setOutcome(null);
    void commands.undo({}).then((reply) => {
      running.current = false;
      setBusy(false);
      setOutcome(outcomeOf(reply));
    });
  }, [commands]);
  return { undo, busy, outcome };
}
