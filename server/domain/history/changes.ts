import type { Risk } from '../../../shared/board/board.ts';
import { createRisk } from '../../../shared/board/board.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { BeforeAndAfter, HistoryEntry } from '../../../shared/register/history.ts';
import type { Change } from '../core/change.ts';
import { applyChange } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { isSame } from '../core/isSame.ts';
import type { State } from '../core/state.ts';

type RiskDifference = Pick<HistoryEntry, 'changes' | 'texts' | 'planned' | 'checkId'> & { readonly riskId: RiskId };

/** Rank orders the board of the meeting; readings have a list of their own. */
const unfollowed: readonly string[] = ['rank', 'readings', 'inARow', 'recovered'];
const isFollowed = (field: string): boolean => !unfollowed.includes(field);

const unwritten = createRisk('', '');

/** What a change does to each risk that is there after it, as the history stores it. */
export function riskDifferences(before: State, change: Change, context: Pick<Context, 'planTexts'>): RiskDifference[] {
  const after = applyChange(before, change);
  const planned = plannedBoth(before, after);
  const ids = new Set([...Object.keys(change.risks ?? {}), ...Object.keys(change.texts ?? {}), ...planned.keys()]);
  return [...ids].flatMap((riskId): RiskDifference[] => {
    const risk = after.board.risks[riskId];
    if (!risk) return before.board.risks[riskId] ? [{ riskId }] : [];
    const changes = fieldsBoth(before.board.risks[riskId], risk);
    const texts = textsBoth(context, riskId, change.texts?.[riskId] ?? {});
    const isPlanned = planned.get(riskId);
    const checkId = checkIn(before, after, riskId);
    const difference = {
      ...(Object.keys(changes).length > 0 && { changes }),
      ...(Object.keys(texts).length > 0 && { texts }),
      ...(isPlanned && { planned: isPlanned }),
      ...(checkId !== undefined && { checkId }),
    };
    return Object.keys(difference).length === 0 ? [] : [{ riskId, ...difference }];
  });
}

/** The values that differ; of a risk that is new, those that are set. A missing value is null, as JSON stores it. */
function fieldsBoth(before: Risk | undefined, after: Risk): NonNullable<HistoryEntry['changes']> {
  const values = { ...unwritten, ...before };
  const differing = Object.entries(after).filter(
    ([field, value]) => isFollowed(field) && !isSame(values[field as keyof Risk] ?? null, value),
  );
  return Object.fromEntries(differing.map(([field, value]) => [field, [before?.[field as keyof Risk] ?? null, value]]));
}

function textsBoth(
  { planTexts }: Pick<Context, 'planTexts'>,
  riskId: RiskId,
  texts: { readonly [F in PlanField]?: string },
): NonNullable<HistoryEntry['texts']> {
  const before = planTexts(riskId);
  const differing = (Object.entries(texts) as [PlanField, string][]).filter(([field, text]) => before[field] !== text);
  return Object.fromEntries(differing.map(([field, text]) => [field, [before[field], text]]));
}

const onPlan = ({ session: { topRisks, minority } }: State): ReadonlySet<RiskId> =>
  new Set(minority === null ? topRisks : [...topRisks, minority]);

function plannedBoth(before: State, after: State): Map<RiskId, BeforeAndAfter<boolean>> {
  const [earlier, later] = [onPlan(before), onPlan(after)];
  const moved = [...earlier, ...later].filter((riskId) => earlier.has(riskId) !== later.has(riskId));
  return new Map(moved.map((riskId) => [riskId, [earlier.has(riskId), later.has(riskId)]]));
}

/** The check that was recorded or taken back. */
function checkIn(before: State, after: State, riskId: RiskId): string | undefined {
  const [earlier, later] = [before.hidden.checks[riskId] ?? [], after.hidden.checks[riskId] ?? []];
  if (earlier === later) return undefined;
  const newest = later.at(-1);
  if (newest?.id !== earlier.at(-1)?.id) return newest?.id;
  return later.find((check, i) => check.undone && !earlier[i]?.undone)?.id;
}
