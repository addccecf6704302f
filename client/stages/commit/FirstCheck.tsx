import { nextCheck } from '../../../shared/register/schedule.ts';
import { titleOf } from '../../../shared/register/score.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { isoDateOf } from '../../../shared/time.ts';
import { useBoard, useSession } from '../../documents/workshop.ts';
import { useFormat, useText } from '../../text/useText.ts';
import styles from './CommitScreen.module.css';

/** The date and the risk of the first check. */
export function FirstCheck({ riskIds }: { readonly riskIds: readonly RiskId[] }) {
  const commitText = useText('commit');
  const { formatDate } = useFormat();
  const board = useBoard((current) => current);
  const heldOn = useSession((session) => isoDateOf(session.workshop.createdAt));
  const first = riskIds
    .flatMap((riskId) => {
      const risk = board.risks[riskId];
      const date = risk === undefined ? null : nextCheck(risk, heldOn);
      return date === null ? [] : [{ date, title: titleOf(board, riskId) }];
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  if (riskIds.length === 0) return null;
  return (
    <p className={styles.first}>
      {first ? commitText.firstCheckAll(formatDate(first.date), first.title) : commitText.noChecks}
    </p>
  );
}
