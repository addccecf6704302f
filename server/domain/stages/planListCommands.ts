import { shuffled } from '../../../shared/ids.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import { presentParticipants } from '../core/participants.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

/** Who begins on which risk: as given, or everyone present dealt out evenly over the plan list (DESIGN, "Plan"; SPEC PL1). */
export function pairUp(state: State, { pairs }: CommandOf<'pairUp'>, context: Context): Decision {
  const { topRisks, minority } = state.session;
  const risks = [...topRisks, ...(minority && !topRisks.includes(minority) ? [minority] : [])];
  if (pairs) {
    const areKnown = Object.entries(pairs).every(
      ([riskId, people]) =>
        Object.hasOwn(state.board.risks, riskId) && people.every((id) => Object.hasOwn(state.people, id)),
    );
    return areKnown ? decided({ session: { pairs } }) : refused('gone', 'A risk or a person in the pairs is gone.');
  }
  if (risks.length === 0) return refused('gone', 'There is no risk on the plan list yet.');
  const people = shuffled(presentParticipants(state).sort(), context.random.order);
  const dealt = Object.fromEntries(risks.map((riskId, i) => [riskId, people.filter((_, k) => k % risks.length === i)]));
  return decided({ session: { pairs: dealt } });
}
