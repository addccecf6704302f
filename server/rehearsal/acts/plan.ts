import { ownedParts } from '../../../shared/board/board.ts';
import type { OwnedPart } from '../../../shared/board/board.ts';
import { planFields } from '../../../shared/board/riskFields.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import type { DemoPlan } from '../../../shared/demos/demo.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { daysLater } from '../../../shared/time.ts';
import type { Act, View } from '../view.ts';
import { about, pace } from '../view.ts';
import { doneAct, participantNamed, pileOfRisk, simulatedNamed } from './common.ts';

/** How much is typed at once, and how fast. */
const lettersAtOnce = 14;
const lettersPerSecond = 6;

/** When others help with a risk that was given to real people only, and in which nothing is written. */
const helpAfterSeconds = 120;

/** Writes the plans of its risks, and accepts what it owns. */
export function* planActs(view: View): Iterable<Act> {
  yield* acceptActs(view);
  for (const riskId of plannedRisks(view)) {
    const plan = planOfStory(view, riskId);
    const share = plan && shareOf(view, riskId, plan);
    if (!plan || share === null || share === undefined) continue;
    yield* typingActs(view, riskId, plan, share);
    if (share.setsFacts) yield* factActs(view, riskId, plan);
  }
  yield doneAct(view, 5);
}

const plannedRisks = ({ session }: View): RiskId[] => {
  const { topRisks, minority } = session;
  return [...new Set([...topRisks, ...(minority === null ? [] : [minority])])];
};

const planOfStory = (view: View, riskId: RiskId): DemoPlan | undefined =>
  view.cast.demo.plans[pileOfRisk(view, riskId) ?? ''];

type Share = { readonly fields: readonly PlanField[]; readonly setsFacts: boolean };

const firstFields: readonly PlanField[] = ['cause', 'event', 'effect', 'prevention'];

/** What of a plan this person writes; null: nothing. Two who have the same risk share it. */
function shareOf(view: View, riskId: RiskId, plan: DemoPlan): Share | null {
  const writers = writersOf(view, riskId, plan);
  const at = writers.indexOf(view.id);
  if (at < 0 || at > 1) return null;
  if (writers.length === 1) return { fields: planFields, setsFacts: true };
  const isFirst = at === 0;
  return {
    fields: planFields.filter((field) => firstFields.includes(field) === isFirst),
    setsFacts: isFirst,
  };
}

function writersOf(view: View, riskId: RiskId, plan: DemoPlan): ParticipantId[] {
  const { session, people, now, planOf } = view;
  const given = session.pairs[riskId] ?? [];
  const simulated = given.filter((id) => people[id]?.simulated === true);
  if (simulated.length > 0) return simulated;
  const owner = simulatedNamed(view, plan.preventionOwner ?? '');
  const texts = planOf(riskId);
  const isOnlyOurs = planFields.every((field) => textOf(plan, field).startsWith(texts[field]));
  const isLate = now - session.stage.startedAt >= pace(view, helpAfterSeconds);
  return given.length === 0 || (isOnlyOurs && isLate) ? [owner] : [];
}

const textOf = (plan: DemoPlan, field: PlanField): string =>
  (plan as { readonly [F in PlanField]?: string })[field] ?? '';

/** Types what is missing, a few words at a time; a text that somebody else changed is left alone. */
function* typingActs(view: View, riskId: RiskId, plan: DemoPlan, { fields }: Share): Iterable<Act> {
  const texts = view.planOf(riskId);
  for (const field of fields) {
    const wanted = textOf(plan, field);
    const written = texts[field];
    if (!wanted.startsWith(written) || written === wanted) continue;
    const words = wanted.slice(written.length, written.length + lettersAtOnce);
    yield {
      key: `type ${riskId} ${field} ${written.length}`,
      afterMs: written === '' ? about(view, 3, field) : pace(view, lettersAtOnce / lettersPerSecond),
      run: ({ type }) => type(riskId, field, words),
    };
  }
}

/** Rates the risk and names days and owners, as far as nobody did. */
function* factActs(view: View, riskId: RiskId, plan: DemoPlan): Iterable<Act> {
  const risk = view.board.risks[riskId];
  const pile = view.cast.demo.piles.find(({ id }) => id === pileOfRisk(view, riskId));
  if (!risk || !pile) return;
  const today = dayIn(view.session, view.now);
  const day = (count: number | null) => (count === null ? null : daysLater(today, count));
  const owner = (name: string | null): { name: string; id: ParticipantId } | null => {
    if (name === null) return null;
    const id = participantNamed(view, name);
    return { name: view.people[id]?.name ?? name, id };
  };
  const owners = {
    preventionOwner: owner(plan.preventionOwner),
    watcher: owner(plan.watcher),
    contingencyOwner: owner(plan.contingencyOwner),
  };
  const wanted = {
    likelihood: pile.likelihood,
    impact: pile.impact,
    comparison: plan.comparison,
    cadence: plan.cadence,
    checkBy: day(plan.checkByIn),
    preventionDue: day(plan.preventionDueIn),
  };
  const missing = Object.entries(wanted).filter(
    ([fact, value]) => value !== null && risk[fact as keyof typeof wanted] === null,
  );
  const unowned = Object.entries(owners).flatMap(([fact, named]) =>
    named !== null && !risk[fact as keyof typeof owners]
      ? [
          [fact, named.name],
          [`${fact}Id`, named.id],
        ]
      : [],
  );
  if (missing.length + unowned.length === 0) return;
  const changed = Object.fromEntries([...missing, ...unowned]) as Omit<CommandOf<'setRisk'>, 'type' | 'riskId'>;
  yield {
    key: `facts ${riskId} ${Object.keys(changed).join(' ')}`,
    afterMs: about(view, 5, riskId),
    run: ({ command }) => command({ type: 'setRisk', riskId, ...changed }),
  };
}

/** The words that have to be there before their owner accepts them. */
const wordsOf: { readonly [P in OwnedPart]: readonly PlanField[] } = {
  prevention: ['prevention'],
  watcher: ['signal', 'threshold'],
  contingency: ['contingency'],
};
const ownerIdOf = {
  prevention: 'preventionOwnerId',
  watcher: 'watcherId',
  contingency: 'contingencyOwnerId',
} as const satisfies { readonly [P in OwnedPart]: string };

/** Accepts each part that it owns, once its words are complete. */
export function* acceptActs(view: View): Iterable<Act> {
  for (const [riskId, risk] of Object.entries(view.board.risks)) {
    for (const part of ownedParts) {
      if (risk[ownerIdOf[part]] !== view.id || risk.accepted[part] === true) continue;
      const texts = view.planOf(riskId);
      const words = wordsOf[part].map((field) => texts[field]);
      const plan = planOfStory(view, riskId);
      const isBeingTyped = wordsOf[part].some((field) => {
        const wanted = plan ? textOf(plan, field) : '';
        return wanted !== texts[field] && wanted.startsWith(texts[field]);
      });
      if (words.every((text) => text === '') || isBeingTyped) continue;
      yield {
        key: `accept ${riskId} ${part} ${words.join('|')} ${risk.checkBy ?? ''} ${risk.preventionDue ?? ''}`,
        afterMs: about(view, 5, `${riskId}${part}`),
        run: ({ command }) => command({ type: 'acceptOwnership', riskId, part }),
      };
    }
  }
}
