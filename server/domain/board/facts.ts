import type { Risk, RiskState } from '../../../shared/board/board.ts';
import { ownedParts } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { effectiveOwner, ownerFact } from '../../../shared/register/owners.ts';
import { isTripwireComplete } from '../../../shared/register/missing.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { isoDateOf } from '../../../shared/time.ts';
import { canLead } from '../core/capability.ts';
import type { Change } from '../core/change.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';
import type { DecideBoard } from './boardStep.ts';
import { goneRisk, isSame, riskAt } from './boardStep.ts';

/** How many readings the board shows of one tripwire; older ones stay with the server. */
const shownReadings = 100;

/** Changes facts of a risk. Whoever had accepted a part that now has another owner has accepted nothing (SPEC BO13). */
export const setRisk: DecideBoard<'setRisk'> = (state, command, context) => {
  const { type: _type, riskId, ...facts } = command;
  const before = riskAt(state, riskId);
  if (!before) return goneRisk;
  const wanted: Risk = { ...before, ...facts, ...trimmedOwners(facts) };
  const accepted = Object.fromEntries(
    ownedParts
      .filter((part) => before.accepted[part] && effectiveOwner(before, part) === effectiveOwner(wanted, part))
      .map((part) => [part, true] as const),
  );
  const after: Risk = { ...wanted, accepted, state: armedState(wanted, riskId, context) };
  const changed = Object.entries(after).filter(([field, value]) => !isSame(before[field as keyof Risk], value));
  return changed.length === 0 ? unchanged : decided({ risks: { [riskId]: Object.fromEntries(changed) } });
};

/** Owners are plain names on one line, so that they compare with people's. */
function trimmedOwners(facts: Partial<Risk>): Partial<Risk> {
  const named = ownedParts.flatMap((part) => {
    const owner = facts[ownerFact[part]];
    return typeof owner === 'string' ? [[ownerFact[part], oneLine(owner)] as const] : [];
  });
  return Object.fromEntries(named);
}

/** The owner accepts on their own screen, or the lead records "agreed aloud" (CONTRACT section 6; SPEC BO14). */
export const acceptOwnership: DecideBoard<'acceptOwnership'> = (state, command, context) => {
  const risk = riskAt(state, command.riskId);
  if (!risk) return goneRisk;
  const owner = effectiveOwner(risk, command.part);
  if (owner === null) return refused('gone', 'Nobody owns this part yet.');
  const name = state.people[context.actorId]?.name;
  const isOwner = name !== undefined && oneLine(name).normalize('NFC') === owner.normalize('NFC');
  if (!isOwner && !canLead(state, context.actorId)) return refused('notAllowed', `Only ${owner} can accept this.`);
  if (risk.accepted[command.part]) return unchanged;
  return decided({ risks: { [command.riskId]: { accepted: { ...risk.accepted, [command.part]: true } } } });
};

/** One tap: still fine, or tripped, with what was read off if anything was (SPEC BO15). */
export const recordCheck: DecideBoard<'recordCheck'> = (state, command, context) => {
  const risk = riskAt(state, command.riskId);
  if (!risk) return goneRisk;
  const reading = typeof command.reading === 'string' ? oneLine(command.reading) || null : (command.reading ?? null);
  const found = { state: command.state, reading };
  const readings = [...(risk.readings ?? []), { on: isoDateOf(context.now), ...found }].slice(-shownReadings);
  const checks = [...(state.hidden.checks[command.riskId] ?? []), { at: context.now, ...found }];
  return decided({
    risks: { [command.riskId]: { state: command.state === 'tripped' ? 'tripped' : 'armed', readings } },
    hidden: { checks: { ...state.hidden.checks, [command.riskId]: checks } },
  });
};

/**
 * A tripwire's sentences are written without a command, so nobody is told when one becomes complete: to be asked for when
 * a stage is entered or the register is read (SPEC BO16).
 */
export function armTripwires(state: State, context: Context): Change {
  const risks: { [riskId: RiskId]: Partial<Risk> } = {};
  for (const [riskId, risk] of Object.entries(state.board.risks)) {
    const armed = armedState(risk, riskId, context);
    if (armed !== risk.state) risks[riskId] = { state: armed };
  }
  return Object.keys(risks).length === 0 ? {} : { risks };
}

/** Armed as soon as it is complete and as long as it stays so; what a check found is not touched. */
function armedState(risk: Risk, riskId: RiskId, context: Context): RiskState {
  if (risk.state === 'tripped' || risk.state === 'retired') return risk.state;
  const isComplete = isTripwireComplete(risk, context.planTexts(riskId));
  if (risk.state === 'none' || (risk.state === 'armed' && risk.readings === undefined))
    return isComplete ? 'armed' : 'none';
  return risk.state;
}
