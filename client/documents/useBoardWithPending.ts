import { useMemo } from 'react';
import type { Board } from '../../shared/board/board.ts';
import type { PendingBoard } from './pendingBoard.ts';
import { useSignal, useWorkshopStore } from './WorkshopProvider.tsx';

export type BoardWithPending = Omit<PendingBoard, 'board'> & { readonly board: Board };

/** The board with own moves that the server has not confirmed yet. */
export function useBoardWithPending(): BoardWithPending {
  const { pendingBoard } = useWorkshopStore();
  const board = useSignal(pendingBoard.board);
  return useMemo(() => ({ ...pendingBoard, board }), [pendingBoard, board]);
}
