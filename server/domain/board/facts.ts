import type { Risk } from '../../../shared/board/board.ts';
import { ownedParts } from '../../../shared/board/board.ts';
import { ownerFacts } from '../../../shared/board/riskFields.ts';
import { effectiveOwner } from '../../../shared/register/owners.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { canLead } from '../core/capability.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { DecideBoard } from './boardCommand.ts';
import { goneRisk, riskAt } from './find.ts';
import { isSame } from './undoSteps.ts';
import { armedState } from './tripwires.ts';

/** Changes facts of a risk; a part whose owner changes is no longer accepted (SPEC BO13). */
const setRisk: DecideBoard<'setRisk'> = (state, command, context) => {
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

/** Owners are names on one line, so that they can be compared with the names of people. */
function trimmedOwners(facts: Partial<Risk>): Partial<Risk> {
  const named = ownerFacts.flatMap((fact) => {
    const owner = facts[fact];
    return typeof owner === 'string' ? [[fact, oneLine(owner)] as const] : [];
  });
  return Object.fromEntries(named);
}

/** The person with the owner's name accepts a part, or the acting facilitator records that they agreed aloud (SPEC BO14). */
const acceptOwnership: DecideBoard<'acceptOwnership'> = (state, command, context) => {
  const risk = riskAt(state, command.riskId);
  if (!risk) return goneRisk;
  const owner = effectiveOwner(risk, command.part);
  if (owner === null) return refused('gone', 'This part has no owner yet.', { reason: 'owner' });
  const name = state.people[context.actorId]?.name;
  const isOwner = name !== undefined && oneLine(name).normalize('NFC') === owner.normalize('NFC');
  if (!isOwner && !canLead(state, context.actorId))
    return refused('notAllowed', `Only ${owner} can accept this.`, { reason: 'notOwner', owner });
  if (risk.accepted[command.part]) return unchanged;
  return decided({ risks: { [command.riskId]: { accepted: { ...risk.accepted, [command.part]: true } } } });
};

export const factDecisions = { setRisk, acceptOwnership };
