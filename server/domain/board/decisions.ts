import { checkDecisions } from './checks.ts';
import { cardDecisions } from './cards.ts';
import { factDecisions } from './facts.ts';
import { incidentDecisions } from './incidents.ts';
import { lessonDecisions } from './lessons.ts';
import { pileDecisions } from './piles.ts';
import { reviewDecisions } from './reviews.ts';
import { keyDecisions } from './readingKeys.ts';
import { rowDecisions } from './rows.ts';
import { undoChangeDecisions } from './undoChange.ts';
import { undoDecisions } from './undo.ts';

/** Decisions about cards and risks; who may give these commands and when is checked before. */
export const boardDecisions = {
  ...cardDecisions,
  ...pileDecisions,
  ...undoDecisions,
  ...undoChangeDecisions,
  ...factDecisions,
  ...checkDecisions,
  ...rowDecisions,
  ...incidentDecisions,
  ...reviewDecisions,
  ...lessonDecisions,
  ...keyDecisions,
};

export type BoardCommandType = keyof typeof boardDecisions;
