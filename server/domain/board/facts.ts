import type { OwnerIds, Position, Risk } from '../../../shared/board/board.ts';
import { ownedParts } from '../../../shared/board/board.ts';
import type { RiskFacts } from '../../../shared/board/riskFields.ts';
import { ownerFacts } from '../../../shared/board/riskFields.ts';
import { isListed } from '../../../shared/people/roles.ts';
import { isAccepted, partsWithFacts, withoutAcceptance } from '../../../shared/register/acceptance.ts';
import { effectiveOwner, effectiveOwnerId, ownerIdField, storedFacts } from '../../../shared/register/owners.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { monthsLater } from '../../../shared/time.ts';
import { canLead } from '../core/capability.ts';
import type { Context } from '../core/context.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import { personHere } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import { personGone } from '../core/personGone.ts';
import type { DecideBoard } from './boardCommand.ts';
import { goneRisk, riskAt } from './find.ts';
import { isSame } from '../core/isSame.ts';
import { armedState, sinceToday } from './tripwires.ts';

type Facts = Partial<RiskFacts & OwnerIds>;

const isRegister = ({ session }: State): boolean => session.stage.name === 'register';

/** Changes facts of a risk; a part whose owner or dates change is no longer accepted (SPEC BO13, RW8c). */
const setRisk: DecideBoard<'setRisk'> = (state, command, context) => {
  const { type: _type, riskId, ...given } = command;
  const before = riskAt(state, riskId);
  if (!before) return goneRisk;
  const facts = storedFacts(withPeople(state, given));
  if (!areHere(state, facts)) return personGone;
  const wanted: Risk = { ...before, ...facts };
  if (lacksReason(state, wanted, facts)) {
    return refused('reasonNeeded', 'Say why this risk is accepted, and until when.', { reason: 'accept' });
  }
  const armed = armedState(wanted, riskId, context);
  const after: Risk = {
    ...wanted,
    ...withoutAcceptance(before, partsTouched(before, wanted)),
    ...positionsAfter(state, before, wanted, context),
    ...(armed !== before.state && { state: armed, ...sinceToday(state, context) }),
    ...(before.declinedOn && namesWatcher(facts) && { declinedOn: null }),
  };
  const changed = Object.entries(after).filter(([field, value]) => !isSame(before[field as keyof Risk], value));
  return changed.length === 0 ? unchanged : decided({ risks: { [riskId]: Object.fromEntries(changed) } });
};

/** Whoever names a watcher, the same one too, has settled that the one before declined. */
const namesWatcher = (facts: Facts): boolean => facts.watcher !== undefined || facts.watcherId !== undefined;

const changedFacts = (before: Risk, after: Risk): string[] =>
  Object.keys(after).filter((field) => !isSame(before[field as keyof Risk], after[field as keyof Risk]));

const partsTouched = (before: Risk, after: Risk) => {
  const dated = partsWithFacts(changedFacts(before, after));
  return ownedParts.filter(
    (part) =>
      dated.includes(part) ||
      effectiveOwner(before, part) !== effectiveOwner(after, part) ||
      effectiveOwnerId(before, part) !== effectiveOwnerId(after, part),
  );
};

/**
 * An id alone names that person. In the meeting, where no two names are alike, the name of somebody on the list names that
 * person too; after it a typed name is a name and nobody (SPEC RW8b).
 */
function withPeople(state: State, given: Facts): Facts {
  const people = Object.entries(state.people).filter(([, person]) => isListed(person));
  const named = ownerFacts.flatMap((fact): [string, string][] => {
    const [name, id] = [given[fact], given[ownerIdField[fact]]];
    if (typeof id === 'string' && name === undefined) {
      const person = personHere(state, id);
      return person ? [[fact, person.name]] : [];
    }
    if (typeof name !== 'string' || id !== undefined || isRegister(state)) return [];
    const plain = oneLine(name).normalize('NFC');
    const found = people.find(([, person]) => oneLine(person.name).normalize('NFC') === plain);
    return found ? [[ownerIdField[fact], found[0]]] : [];
  });
  return { ...given, ...Object.fromEntries(named) };
}

const areHere = (state: State, facts: Facts): boolean =>
  ownerFacts.every((fact) => {
    const id = facts[ownerIdField[fact]];
    return typeof id !== 'string' || personHere(state, id) !== null;
  });

/** In the register a risk is accepted for a reason and until a day; one that the meeting accepted asks for both (SPEC RW8e). */
function lacksReason(state: State, wanted: Risk, facts: Facts): boolean {
  if (!isRegister(state) || wanted.response !== 'accept') return false;
  const isTouched = facts.response !== undefined || facts.responseReason === null || facts.responseUntil === null;
  return isTouched && (wanted.responseReason === null || wanted.responseUntil === null);
}

/** How many earlier places of a risk are kept. */
const mostPositions = 50;

/** After the meeting the place that a risk leaves on the matrix is kept, one a day (SPEC RW6a). */
function positionsAfter(
  state: State,
  before: Risk,
  after: Risk,
  { now }: Context,
): { positions?: readonly Position[] } {
  const { likelihood, impact } = before;
  if (!isRegister(state) || likelihood === null || impact === null) return {};
  if (likelihood === after.likelihood && impact === after.impact) return {};
  const today = dayIn(state.session, now);
  const earlier = before.positions ?? [];
  const last = earlier.at(-1);
  if (last?.until !== today)
    return { positions: [...earlier, { until: today, likelihood, impact }].slice(-mostPositions) };
  const isBack = last.likelihood === after.likelihood && last.impact === after.impact;
  return isBack ? { positions: earlier.slice(0, -1) } : {};
}

/** How long an acceptance holds that is given after the imagined failure. */
const monthsOfAcceptance = 6;

/** The owner accepts a part, or the acting facilitator records that they agreed aloud (SPEC BO14, RW8). */
const acceptOwnership: DecideBoard<'acceptOwnership'> = (state, command, context) => {
  const { riskId, part } = command;
  const risk = riskAt(state, riskId);
  if (!risk) return goneRisk;
  if (effectiveOwner(risk, part) === null) return refused('gone', 'This part has no owner yet.', { reason: 'owner' });
  if (effectiveOwnerId(risk, part) !== context.actorId && !canLead(state, context.actorId))
    return refused('notAllowed', 'Only its owner can accept this.', { reason: 'notOwner', part });
  const { failedBy } = state.session.workshop;
  const today = dayIn(state.session, context.now);
  if (command.until === undefined && isAccepted(risk, part, failedBy, today)) return unchanged;
  return decided({
    risks: {
      [riskId]: {
        accepted: { ...risk.accepted, [part]: true },
        ...(risk.declinedOn && part === 'watcher' && { declinedOn: null }),
        ...(isRegister(state) && {
          acceptedUntil: { ...risk.acceptedUntil, [part]: command.until ?? usualUntil(failedBy, today) },
        }),
      },
    },
  });
};

const usualUntil = (failedBy: IsoDate, today: IsoDate): IsoDate =>
  failedBy >= today ? failedBy : monthsLater(today, monthsOfAcceptance);

export const factDecisions = { setRisk, acceptOwnership };
