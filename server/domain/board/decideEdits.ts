import type { Card, Risk } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { Change, Edits } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { emptiedPiles } from './emptyPiles.ts';
import { dotsToMove, tallyMoved } from './mergedTally.ts';
import { sessionAfter } from './planList.ts';
import { exceedsRiskLimit, tooManyRisks } from './riskLimit.ts';
import { afterOf, fieldChanges, recordUndoStep } from './undoSteps.ts';

export type BoardEdits = { readonly cards?: Edits<Card>; readonly risks?: Edits<Risk> };

/**
 * Decides edits of cards and risks: removes piles that lose their last card, applies the limits, updates the plan list and
 * records the actor's undo step.
 * @param options.made the risk that these edits create, for the reply
 * @param options.merged a risk that is merged into another, which takes over its place on the plan list
 * @param options.isReset these edits take all piles apart
 * @param options.with further changes of the same decision
 */
export function decideEdits(
  state: State,
  context: Context,
  edits: BoardEdits,
  options: {
    readonly made?: RiskId;
    readonly merged?: { from: RiskId; into: RiskId };
    readonly isReset?: true;
    readonly with?: Change;
  } = {},
): Decision {
  const cards = edits.cards ?? {};
  const risks = { ...edits.risks, ...emptiedPiles(state, context, cards, edits.risks ?? {}) };
  const step = {
    cards: fieldChanges(state.board.cards, cards),
    risks: fieldChanges(state.board.risks, risks),
    ...(options.isReset && { isReset: options.isReset }),
  };
  if (!options.with && isEmpty(step.cards) && isEmpty(step.risks)) return unchanged;
  if (exceedsRiskLimit(state, risks)) return tooManyRisks(state);
  const { merged } = options;
  const dotsMoved = merged ? dotsToMove(state, merged.from, merged.into) : null;
  const tally = dotsMoved && state.session.tally ? tallyMoved(state.session.tally, dotsMoved) : state.session.tally;
  const { session, planList } = sessionAfter(state, risks, merged, tally);
  const recorded = { ...step, ...(planList && { planList }), ...(dotsMoved && { dotsMoved }) };
  const change: Change = {
    ...(!isEmpty(step.cards) && { cards: afterOf(step.cards) }),
    ...(!isEmpty(step.risks) && { risks: afterOf(step.risks) }),
    session: { ...session, ...options.with?.session },
    hidden: { ...options.with?.hidden, ...recordUndoStep(state, context, recorded) },
  };
  return decided(withoutEmpty(change), options.made === undefined ? {} : { riskId: options.made });
}

export const withoutEmpty = (change: Change): Change =>
  Object.fromEntries(Object.entries(change).filter(([, part]) => !isEmpty(part)));

const isEmpty = (map: object): boolean => Object.keys(map).length === 0;
