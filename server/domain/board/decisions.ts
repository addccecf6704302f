import { flagCard, mergeCards, withdrawCard } from './cards.ts';
import { acceptOwnership, setRisk } from './facts.ts';
import { addRisk, mergeRisks, moveCard, removeRisk, renameRisk, resetPiles } from './piles.ts';
import type { DecideBoard } from './boardCommand.ts';
import { recordCheck } from './tripwires.ts';
import { undo } from './undo.ts';

export type BoardCommandType =
  | 'moveCard' | 'addRisk' | 'renameRisk' | 'mergeRisks' | 'removeRisk' | 'undo' | 'resetPiles' | 'flagCard' | 'mergeCards'
  | 'withdrawCard' | 'setRisk' | 'acceptOwnership' | 'recordCheck'; // prettier-ignore

/** Every command about cards and risks. `decide` checks capability and stage before it calls one of these. */
export const boardDecisions: { readonly [T in BoardCommandType]: DecideBoard<T> } = {
  moveCard,
  addRisk,
  renameRisk,
  mergeRisks,
  removeRisk,
  undo,
  resetPiles,
  flagCard,
  mergeCards,
  withdrawCard,
  setRisk,
  acceptOwnership,
  recordCheck,
};
