import { useState } from 'react';
import { wholePlanId } from '../../../shared/plan/plan.ts';
import { usePlanText, usePlanTexts } from '../../documents/plan.ts';
import { useMe } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { PlanText } from './PlanText.tsx';
import styles from './AttackNote.module.css';

/** Why the whole plan is not enough; open where somebody wrote one. */
export function WholeDissent() {
  const text = useText('plan').wholeDissent;
  const { mayEdit } = useMe();
  const isWritten = usePlanTexts(wholePlanId).dissent.trim() !== '';
  const isMade = usePlanText(wholePlanId, 'dissent') !== null;
  // Where it is on arrival: it does not open under somebody's hands.
  const [wasWritten] = useState(isWritten);
  if (!isMade) return null;
  return (
    <details className={styles.whole} open={wasWritten}>
      <summary>{text.label}</summary>
      <p>{text.hint}</p>
      <PlanText
        riskId={wholePlanId}
        field="dissent"
        look="plain"
        label={text.label}
        placeholder={text.placeholder}
        readOnly={!mayEdit}
      />
    </details>
  );
}
