import { outcomeDecisions } from './outcome.ts';
import { secondLookDecisions } from './secondLook.ts';
import { unforeseenDecisions } from './unforeseen.ts';
import { verdictDecisions } from './verdicts.ts';

export const foresightDecisions = {
  ...outcomeDecisions,
  ...verdictDecisions,
  ...unforeseenDecisions,
  ...secondLookDecisions,
};
