import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import { shuffled } from '../../../shared/ids.ts';
import { isListed } from '../../../shared/people/roles.ts';
import { registerOrder } from '../../../shared/register/registerOrder.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { Change } from './change.ts';
import type { Context } from './context.ts';
import { presentParticipants } from './participants.ts';
import type { State } from './state.ts';

type Pairs = Session['pairs'];

/** Two on each risk is for as long as nobody has more than this many. */
const mostOfTwo = 3;

/**
 * Gives the risks that have nobody to two people each, or to one when there would be more than three for a person, and a risk
 * to each person who has none (SPEC PL1a, PL1b). What is given out already stays.
 * @param people in the order in which they are asked
 */
export function giveOut(risks: readonly RiskId[], people: readonly ParticipantId[], kept: Pairs = {}): Pairs {
  const given = new Map(risks.map((riskId) => [riskId, [...(kept[riskId] ?? [])]]));
  const perRisk = people.length > 1 && Math.ceil((2 * risks.length) / people.length) <= mostOfTwo ? 2 : 1;
  const load = (id: ParticipantId): number => [...given.values()].filter((ids) => ids.includes(id)).length;
  const fewest = <T>(of: readonly T[], count: (one: T) => number): T | undefined =>
    of.reduce<T | undefined>((best, one) => (best === undefined || count(one) < count(best) ? one : best), undefined);
  const empty = [...given.values()].filter((ids) => ids.length === 0);
  // In turn, so that nobody has two more than another; by one further in the second round when it would begin with the same person.
  const shift = people.length > 0 && empty.length % people.length === 0 ? 1 : 0;
  for (let round = 0; round < perRisk; round++) {
    for (const [at, ids] of empty.entries()) {
      const first = (round * (empty.length + shift) + at) % people.length;
      const inTurn = [...people.slice(first), ...people.slice(0, first)];
      const next = fewest(
        inTurn.filter((id) => !ids.includes(id)),
        load,
      );
      if (next !== undefined) ids.push(next);
    }
  }
  for (const id of people) {
    if (load(id) === 0) fewest([...given.values()], (ids) => ids.length)?.push(id);
  }
  return Object.fromEntries(given);
}

/**
 * Who writes which plan after people came and left or the list changed (SPEC PL1c): who left is taken off, a risk with nobody
 * left is given out again, and whoever came gets one. Empty outside of Plan.
 */
export function pairsMended(state: State, { random }: Pick<Context, 'random'>): Change {
  const { session, people, board } = state;
  const risks = registerOrder(session, board).planned;
  if (session.stage.name !== 'plan' || risks.length === 0) return {};
  const isHere = (id: ParticipantId): boolean => people[id] !== undefined && isListed(people[id]);
  const kept = Object.fromEntries(risks.map((riskId) => [riskId, (session.pairs[riskId] ?? []).filter(isHere)]));
  const pairs = giveOut(risks, shuffled(presentParticipants(state).sort(), random.order), kept);
  return JSON.stringify(pairs) === JSON.stringify(session.pairs) ? {} : { session: { pairs } };
}
