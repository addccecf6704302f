import { cadences, comparisons } from '../../../shared/board/riskFields.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { isVagueSignal } from '../../../shared/register/vagueSignal.ts';
import { useText } from '../../text/useText.ts';
import { classes } from '../../ui/classes.ts';
import { AcceptPart } from './AcceptPart.tsx';
import { OwnerSelect } from './OwnerSelect.tsx';
import { TextSlot } from './TextSlot.tsx';
import { SlotDate, SlotSelect } from './Slots.tsx';
import type { PartProps } from './useRisk.ts';
import styles from './RiskSheet.module.css';

/** The tripwire as a sentence with slots: who looks at what, how often, until when, and the value that trips it. */
export function Tripwire(props: PartProps & { readonly texts: PlanTexts }) {
  const planText = useText('plan');
  const { riskId, risk, set, readOnly, texts } = props;
  const isVague = isVagueSignal(texts.signal);
  const vagueId = `${riskId}-vague`;
  return (
    <section className={classes(styles.side, styles.tripwire)} aria-label={planText.tripwire.name}>
      <h3>{planText.tripwire.name}</h3>
      <p className={styles.hint}>{planText.tripwire.hint}</p>
      {/* Not a paragraph: it cannot contain these fields. */}
      <div className={styles.sentence}>
        <OwnerSelect {...props} part="watcher" label={planText.watcher} look="slot" /> {planText.looksAt}{' '}
        <TextSlot
          {...{ riskId, readOnly }}
          field="signal"
          invalid={isVague}
          {...(isVague ? { describedBy: vagueId } : {})}
        />{' '}
        <SlotSelect
          label={planText.cadence}
          value={risk.cadence}
          none={planText.howOften}
          choices={cadences}
          names={planText.cadences}
          readOnly={readOnly}
          onChange={(cadence) => set({ cadence })}
        />{' '}
        {risk.cadence === 'once' ? planText.on : planText.until}{' '}
        <SlotDate
          label={planText.checkBy}
          part="checkBy"
          value={risk.checkBy}
          readOnly={readOnly}
          onChange={(checkBy) => set({ checkBy })}
        />
        . {planText.tripsIf}{' '}
        <SlotSelect
          label={planText.comparison}
          value={risk.comparison}
          none={planText.passes}
          choices={comparisons}
          names={planText.comparisons}
          readOnly={readOnly}
          onChange={(comparison) => set({ comparison })}
        />{' '}
        <TextSlot {...{ riskId, readOnly }} field="threshold" mark="." />
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
