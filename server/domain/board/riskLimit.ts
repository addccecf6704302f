import type { Risk } from '../../../shared/board/board.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { Edits } from '../core/change.ts';
import type { Refused } from '../core/decision.ts';
import { refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';

const tooManyPiles = refused('limitReached', `There can be ${limits.risks} piles at most.`, {
  reason: 'risks',
  most: limits.risks,
});
const tooManyRows = refused('limitReached', `The register can hold ${limits.registerRisks} risks.`, {
  reason: 'registerRisks',
  most: limits.registerRisks,
});

const isRegister = ({ session }: State): boolean => session.stage.name === 'register';

/** The refusal of a risk too many: the register holds more than the meeting (SPEC RW1e). */
export const tooManyRisks = (state: State): Refused => (isRegister(state) ? tooManyRows : tooManyPiles);

/** True when these edits add risks and exceed the limit: a board that is over it can still shrink. */
export function exceedsRiskLimit(state: State, risks: Edits<Risk>): boolean {
  let growth = 0;
  for (const [riskId, edit] of Object.entries(risks)) {
    const exists = Object.hasOwn(state.board.risks, riskId);
    if (edit !== null && !exists) growth++;
    if (edit === null && exists) growth--;
  }
  return (
    growth > 0 &&
    Object.keys(state.board.risks).length + growth > (isRegister(state) ? limits.registerRisks : limits.risks)
  );
}
