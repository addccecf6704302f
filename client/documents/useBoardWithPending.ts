import { useMemo } from 'react';
import type { Board } from '../../shared/board/board.ts';
import type { PendingBoard } from './pendingBoard.ts';
import { useSignal, useWorkshopStore } from './WorkshopProvider.tsx';

export type BoardWithPending = Omit<PendingBoard, 'board'> & { readonly board: Board };

/** The board as its reader left it: own moves show at once and are taken back if the server refuses them. */
export function useBoardWithPending(): BoardWithPending {
  const { pendingBoard } = useWorkshopStore();
  const board = useSignal(pendingBoard.board);
  return useMemo(() => ({ ...pendingBoard, board }), [pendingBoard, board]);
}
