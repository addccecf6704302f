import type { RiskId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import { TextSlot } from './TextSlot.tsx';
import styles from './RiskSheet.module.css';

/** "Because <cause>, <event>, which cost us <effect>." */
export function RiskSentence(props: { riskId: RiskId; readOnly: boolean }) {
  const planText = useText('plan');
  return (
    <div className={styles.riskSentence} role="group" aria-label={planText.sentenceLabel}>
      {planText.because} <TextSlot {...props} field="cause" mark="," /> <TextSlot {...props} field="event" mark="," />{' '}
      {planText.costUs} <TextSlot {...props} field="effect" />
    </div>
  );
}
