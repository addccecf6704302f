import { cardDecisions } from './cards.ts';
import { factDecisions } from './facts.ts';
import { pileDecisions } from './piles.ts';
import { tripwireDecisions } from './tripwires.ts';
import { undoDecisions } from './undo.ts';

/** Decisions about cards and risks; who may give these commands and when is checked before. */
export const boardDecisions = {
  ...cardDecisions,
  ...pileDecisions,
  ...undoDecisions,
  ...factDecisions,
  ...tripwireDecisions,
};

export type BoardCommandType = keyof typeof boardDecisions;
