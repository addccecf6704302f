import { useState } from 'react';
import { totalMinutes } from '../../../shared/stages/agenda.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './PlanScreen.module.css';

/** From this length of workshop on there is time for pairs to attack each other's plans (DESIGN, "Plan"). */
const swapMinutes = 60;

/** Who begins with this risk. */
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

export function PairUpButton() {
  const planText = useText('plan');
  const { pairUp } = useCommands();
  const hasPairs = useSession((session) => Object.keys(session.pairs).length > 0);
  const [busy, setBusy] = useState(false);
  return (
    <Button
      size="small"
      variant="quiet"
      busy={busy}
      onClick={() => {
        setBusy(true);
        void pairUp({}).then(() => setBusy(false));
      }}
    >
      {hasPairs ? planText.pairAnew : planText.pairUp}
    </Button>
  );
}
