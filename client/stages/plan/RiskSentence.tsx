import type { RiskId } from '../../../shared/ids.ts';
import { planText } from '../../text/en/plan.ts';
import { PlanText } from './PlanText.tsx';
import styles from './RiskSheet.module.css';

/** "Because <cause>, <event>, which cost us <effect>." */
export function RiskSentence({ riskId, readOnly }: { riskId: RiskId; readOnly: boolean }) {
  const slot = (field: 'cause' | 'event' | 'effect') => (
    <PlanText
      {...{ riskId, field, readOnly }}
      look="slot"
      singleLine
      label={planText[field].label}
      placeholder={planText[field].placeholder}
    />
  );
  return (
    <div className={styles.riskSentence} role="group" aria-label={planText.sentenceLabel}>
      {planText.because} {slot('cause')}, {slot('event')}, {planText.costUs} {slot('effect')}
    </div>
  );
}
