import type { Card, Risk } from '../../../shared/board/board.ts';
import { isPlanned } from '../../../shared/register/missing.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { Change, Edits } from '../core/change.ts';
import { decided, refused } from '../core/decision.ts';
import type { State, BeforeAfter, UndoStep } from '../core/state.ts';
import { isAsLeft } from './undoSteps.ts';
import type { Context } from '../core/context.ts';
import { tallyMovedBack } from './mergedTally.ts';
import { sessionAfter } from './planList.ts';
import type { DecideBoard } from './boardCommand.ts';
import { whileNoVote } from './boardCommand.ts';
import { withoutEmpty } from './decideEdits.ts';
import { kindOf, untouchedOf } from './undoReset.ts';
import { exceedsRiskLimit, tooManyRisks } from './riskLimit.ts';
import { isSame } from '../core/isSame.ts';

/**
 * Reverts the caller's last undo step of this stage, unless another person changed the same since (SPEC BO6, BO7a). A step
 * that cannot be reverted is dropped: it would block all earlier ones for good (SPEC BO7b).
 */
const undo: DecideBoard<'undo'> = whileNoVote((state, _command, context) => {
  const steps = state.hidden.undo[context.actorId] ?? [];
  const last = steps.at(-1);
  if (!last) return refused('gone', 'There is nothing to undo.', { reason: 'undo' });
  const hidden = { undo: { ...state.hidden.undo, [context.actorId]: steps.slice(0, -1) } };
  const { step, undone } = last.isReset ? untouchedOf(state, last) : { step: last, undone: undefined };
  if (!isUntouched(state, context, step)) {
    const params = { reason: 'undo', what: kindOf(step) } as const;
    return { ...refused('changedSince', 'Another person has changed this since.', params), change: { hidden } };
  }
  const risks: Edits<Risk> = before(step.risks);
  if (exceedsRiskLimit(state, risks)) return tooManyRisks(state);
  const tally = step.dotsMoved ? tallyMovedBack(state, step.dotsMoved) : null;
  const after = sessionAfter(state, risks, undefined, tally ?? state.session.tally).session;
  const change: Change = {
    cards: before(step.cards),
    risks,
    session: { ...after, ...planListBefore(state, step), ...unwithdrawn(state, step) },
    hidden,
  };
  return decided(withoutEmpty(change), undone && { undone });
});

function isUntouched(state: State, context: Context, step: UndoStep): boolean {
  const { cards, risks } = state.board;
  const riskStays = (riskId: string): boolean => {
    const turned = step.risks[riskId];
    return turned ? turned.before !== null : Object.hasOwn(risks, riskId);
  };
  for (const [cardId, turned] of Object.entries(step.cards)) {
    if (!isAsLeft<Card>(cards[cardId], turned)) return false;
    const goesTo = turned.before?.riskId ?? null;
    if (goesTo !== null && !riskStays(goesTo)) return false;
  }
  for (const [riskId, turned] of Object.entries(step.risks)) {
    if (!isAsLeft<Risk>(risks[riskId], turned)) return false;
  }
  return isUnused(state, context, step);
}

/** True when the piles that the step created have no other card, no plan text and no dot. */
function isUnused(state: State, context: Context, step: UndoStep): boolean {
  const made = new Set(Object.keys(step.risks).filter((riskId) => step.risks[riskId]?.before === null));
  if (made.size === 0) return true;
  for (const riskId of made) {
    const risk = state.board.risks[riskId];
    if (risk && isPlanned(risk, context.planTexts(riskId))) return false;
    if ((state.session.tally?.[riskId] ?? 0) > 0) return false;
  }
  return Object.entries(state.board.cards).every(
    ([cardId, card]) => card.riskId === null || !made.has(card.riskId) || Object.hasOwn(step.cards, cardId),
  );
}

const before = <T>(steps: { readonly [id: string]: BeforeAfter<T> }): Edits<T> =>
  Object.fromEntries(Object.entries(steps).map(([id, turned]) => [id, turned.before]));

/** The plan list before the step, unless another one was set since (SPEC BO9b). */
function planListBefore({ session }: State, { planList }: UndoStep): Partial<Session> {
  if (!planList?.before || !planList.after) return {};
  const now = { topRisks: session.topRisks, minority: session.minority, pairs: session.pairs };
  return isSame(now, planList.after) ? planList.before : {};
}

/** Only `withdrawCard` removes a card, so a card that is restored was withdrawn and must not be counted any more. */
function unwithdrawn({ session }: State, step: UndoStep): Partial<Session> {
  const back = Object.values(step.cards).filter((turned) => turned.after === null).length;
  return back === 0 ? {} : { turn: { ...session.turn, withdrawn: session.turn.withdrawn - back } };
}

export const undoDecisions = { undo };
