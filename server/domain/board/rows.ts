import type { Risk } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { DecideBoard } from './boardCommand.ts';
import { goneRisk, riskAt } from './find.ts';
import { armedState } from './tripwires.ts';

/** A prevention step is open, done on a day, or dropped for a reason (SPEC RW2a). */
const setPrevention: DecideBoard<'setPrevention'> = (state, { riskId, state: step, note = '' }, context) => {
  const risk = riskAt(state, riskId);
  if (!risk) return goneRisk;
  const words = step === 'open' ? null : note.trim() || null;
  if (step === 'dropped' && words === null)
    return refused('reasonNeeded', 'Say why the step is dropped.', { reason: 'dropped' });
  if (step === risk.preventionState && words === (risk.preventionNote ?? null)) return unchanged;
  const since = step === risk.preventionState ? (risk.preventionOn ?? null) : dayIn(state.session, context.now);
  return decided({
    risks: {
      [riskId]: { preventionState: step, preventionOn: step === 'open' ? null : since, preventionNote: words },
    },
  });
};

/** Nobody watches a retired risk (SPEC RW1f). */
const retireRisk: DecideBoard<'retireRisk'> = (state, { riskId, reason }, context) => {
  const risk = riskAt(state, riskId);
  if (!risk) return goneRisk;
  const stateNote = reason.trim();
  if (stateNote === '') return refused('reasonNeeded', 'Say why the risk is retired.', { reason: 'retired' });
  if (risk.state === 'retired')
    return risk.stateNote === stateNote ? unchanged : decided({ risks: { [riskId]: { stateNote } } });
  const retired: Partial<Risk> = { state: 'retired', stateOn: dayIn(state.session, context.now), stateNote };
  return decided({ risks: { [riskId]: { ...retired, ...(risk.postponed && { postponed: null }) } } });
};

/** Watches a retired risk again from today (SPEC RW1f). */
const reviveRisk: DecideBoard<'reviveRisk'> = (state, { riskId }, context) => {
  const risk = riskAt(state, riskId);
  if (!risk) return goneRisk;
  if (risk.state !== 'retired') return unchanged;
  const next = armedState({ ...risk, state: 'none' }, riskId, context);
  return decided({
    risks: { [riskId]: { state: next, stateOn: dayIn(state.session, context.now), stateNote: null } },
  });
};

const isOnPlan = ({ session }: State, riskId: RiskId): boolean =>
  session.topRisks.includes(riskId) || session.minority === riskId;

/** Moves a parked risk to the plan list, however long that is (SPEC RW1d). */
const planRisk: DecideBoard<'planRisk'> = (state, { riskId }) => {
  if (!riskAt(state, riskId)) return goneRisk;
  if (isOnPlan(state, riskId)) return unchanged;
  return decided({ session: { topRisks: [...state.session.topRisks, riskId] } });
};

const parkRisk: DecideBoard<'parkRisk'> = (state, { riskId }) => {
  if (!riskAt(state, riskId)) return goneRisk;
  if (!isOnPlan(state, riskId)) return unchanged;
  const { topRisks, minority } = state.session;
  return decided({
    session: { topRisks: topRisks.filter((id) => id !== riskId), minority: minority === riskId ? null : minority },
  });
};

export const rowDecisions = { setPrevention, retireRisk, reviveRisk, planRisk, parkRisk };
