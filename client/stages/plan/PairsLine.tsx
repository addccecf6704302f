import type { RiskId } from '../../../shared/ids.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './PlanScreen.module.css';
import type { Following } from './useFollowing.ts';

type PairsLineProps = { readonly planned: readonly RiskId[]; readonly shown: RiskId; readonly following: Following };

/** Who writes here, or that this is the sheet to attack; and the way to one's own when the page shows another. */
export function PairsLine({ planned, shown, following }: PairsLineProps) {
  const planText = useText('plan');
  const pair = useSession((session) => session.pairs[shown]) ?? [];
  const people = usePeople();
  const { participantId } = useMe();
  const { planning, target, isThere, follow } = following;
  const isMine = pair.includes(participantId);
  const names = pair.flatMap((id) => (id === participantId ? [] : (people[id]?.name ?? [])));
  const attacksHere = planning?.step === 'attack' && !isMine && isThere && target !== null;
  const line = attacksHere
    ? planText.attackHere(names)
    : isMine
      ? planText.yourPair(names)
      : names.length > 0
        ? planText.pair(names)
        : null;
  if (line === null && isThere) return null;
  return (
    <div className={styles.pair}>
      <p>{line}</p>
      {!isThere && target !== null && !(isMine && planning?.step === 'write') && (
        <Button size="small" variant="quiet" onClick={follow}>
          {planning?.step === 'attack'
            ? planText.toAttack(planned.indexOf(target) + 1)
            : planText.toYours(planned.indexOf(target) + 1)}
        </Button>
      )}
    </div>
  );
}
