import type { RiskId } from '../../../shared/ids.ts';
import { effectiveOwner } from '../../../shared/register/owners.ts';
import { isPlanned } from '../../../shared/register/missing.ts';
import { titleOf } from '../../../shared/register/score.ts';
import { ownedParts } from '../../../shared/board/board.ts';
import { usePlanTexts } from '../../documents/plan.ts';
import { useBoard, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';

export type MergeLoss = 'onList' | 'plan' | 'owners' | 'dots';

/** What becomes of a risk that is merged into another: its place on the list, its plan, its owners, its dots (SPEC BO5d). */
export function useMergeLosses(from: RiskId): readonly MergeLoss[] {
  const texts = usePlanTexts(from);
  const risk = useBoard((board) => board.risks[from]);
  const isOnList = useSession(({ topRisks, minority }) => topRisks.includes(from) || minority === from);
  const dots = useSession(({ tally }) => tally?.[from] ?? 0);
  if (!risk) return [];
  const owners = ownedParts.some((part) => effectiveOwner(risk, part) !== null);
  return [
    ...(isOnList ? (['onList'] as const) : []),
    ...(isPlanned(risk, texts) ? (['plan'] as const) : []),
    ...(owners ? (['owners'] as const) : []),
    ...(dots > 0 ? (['dots'] as const) : []),
  ];
}

/** Says it. Nothing for a pile that has none of these. */
export function MergeLosses({ from, into }: { readonly from: RiskId; readonly into: RiskId }) {
  const text = useText('merging');
  const losses = useMergeLosses(from);
  const board = useBoard((current) => current);
  const dots = useSession(({ tally }) => tally?.[from] ?? 0);
  const risk = board.risks[from];
  if (!risk || losses.length === 0) return null;
  const [mine, other] = [titleOf(board, from), titleOf(board, into)];
  const owners = [...new Set(ownedParts.flatMap((part) => effectiveOwner(risk, part) ?? []))];
  const lines: { readonly [L in MergeLoss]: () => string } = {
    onList: () => text.onList(mine, other),
    plan: () => text.plan(mine),
    owners: () => text.owners(owners),
    dots: () => text.dots(dots, other),
  };
  return <p>{[...losses.map((loss) => lines[loss]()), text.undo].join(' ')}</p>;
}
