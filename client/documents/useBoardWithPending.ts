import { useMemo } from 'react';
import type { Board } from '../../shared/board/board.ts';
import type { SaveState } from '../connection/workshopConnection.ts';
import type { PendingBoard } from './pendingBoard.ts';
import { useConnection } from './workshop.ts';
import { useSignal, useWorkshopStore } from './WorkshopProvider.tsx';

export type BoardWithPending = Omit<PendingBoard, 'board' | 'isWaiting'> & { readonly board: Board };

/** The board with own moves that the server has not confirmed yet. */
export function useBoardWithPending(): BoardWithPending {
  const { pendingBoard } = useWorkshopStore();
  const board = useSignal(pendingBoard.board);
  return useMemo(() => ({ ...pendingBoard, board }), [pendingBoard, board]);
}

/** Whether the server has committed all own moves: it answers a command after the commit (SPEC PB7). */
export function useMovesSaved(): SaveState {
  const isWaiting = useSignal(useWorkshopStore().pendingBoard.isWaiting);
  const { kind } = useConnection();
  return isWaiting ? (kind === 'open' ? 'saving' : 'notSaved') : 'saved';
}
