import { useState } from 'react';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import styles from './PlanScreen.module.css';

/** Says that the open risk left the plan list, and that nothing is lost (SPEC SR1). Mounted at that moment. */
export function OffListLine() {
  const planText = useText('plan');
  const actingId = useSession(({ lead }) => lead.actingId ?? lead.facilitatorId);
  const people = usePeople();
  const { participantId } = useMe();
  // Whoever leads at that moment changed the list.
  const [by] = useState(actingId);
  return (
    <p className={styles.pair} role="status">
      {by === participantId ? planText.youTookOff : planText.tookOff(people[by]?.name ?? '')}
    </p>
  );
}
