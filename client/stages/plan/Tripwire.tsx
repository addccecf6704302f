import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { isVagueSignal } from '../../../shared/register/vagueSignal.ts';
import { useText } from '../../text/useText.ts';
import { classes } from '../../ui/classes.ts';
import { AcceptPart } from './AcceptPart.tsx';
import { TripwireFields } from './TripwireFields.tsx';
import type { PartProps } from './useRisk.ts';
import styles from './RiskSheet.module.css';

/** The tripwire as a sentence with slots: who looks at what, how often, until when, and the value that trips it. */
export function Tripwire(props: PartProps & { readonly texts: PlanTexts }) {
  const planText = useText('plan');
  const { riskId, risk, texts } = props;
  const isVague = isVagueSignal(texts.signal);
  const vagueId = `${riskId}-vague`;
  return (
    <section className={classes(styles.side, styles.tripwire)} aria-label={planText.tripwire.name}>
      <h3>{planText.tripwire.name}</h3>
      <p className={styles.hint}>{planText.tripwire.hint}</p>
      {/* Not a paragraph: it cannot contain these fields. */}
      <div className={styles.sentence}>
        <TripwireFields
          {...props}
          half="watch"
          invalidSignal={isVague}
          {...(isVague ? { describedBy: vagueId } : {})}
        />
      </div>
      {isVague && (
        <p id={vagueId} className={styles.vague} role="status">
          {planText.vague}
        </p>
      )}
      <AcceptPart riskId={riskId} risk={risk} part="watcher" />
    </section>
  );
}
