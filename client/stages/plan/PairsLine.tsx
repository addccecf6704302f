import { totalMinutes } from '../../../shared/stages/agenda.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import styles from './PlanScreen.module.css';

/** From this length of the agenda on there is time for pairs to attack each other's plans. */
const swapMinutes = 60;

/** Who starts with this risk. */
export function PairsLine({ riskId }: { riskId: RiskId }) {
  const planText = useText('plan');
  const pair = useSession((session) => session.pairs[riskId]);
  const hasSwap = useSession((session) => totalMinutes(session.agenda) >= swapMinutes);
  const people = usePeople();
  const { participantId } = useMe();
  if (!pair || pair.length === 0) return null;
  const isMine = pair.includes(participantId);
  const names = pair.flatMap((id) => (id === participantId ? [] : (people[id]?.name ?? [])));
  if (!isMine && names.length === 0) return null;
  return (
    <p className={styles.pair}>
      {isMine ? planText.yourPair(names) : planText.pair(names)} {hasSwap && planText.swap}
    </p>
  );
}
