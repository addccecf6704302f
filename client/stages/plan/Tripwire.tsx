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

/** The early sign as a sentence with slots: a number someone looks at on a date. */
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
        {planText.if}{' '}
        <TextSlot
          {...{ riskId, readOnly }}
          field="signal"
          invalid={isVague}
          {...(isVague ? { describedBy: vagueId } : {})}
        />{' '}
        <SlotSelect
          label={planText.comparison}
          value={risk.comparison}
          none={planText.passes}
          choices={comparisons}
          names={planText.comparisons}
          readOnly={readOnly}
          onChange={(comparison) => set({ comparison })}
        />{' '}
        <TextSlot {...{ riskId, readOnly }} field="threshold" /> {planText.before}{' '}
        <SlotDate
          label={planText.checkBy}
          part="checkBy"
          value={risk.checkBy}
          readOnly={readOnly}
          onChange={(checkBy) => set({ checkBy })}
        />
        , <OwnerSelect {...props} part="watcher" label={planText.watcher} look="slot" />{' '}
        <SlotSelect
          label={planText.cadence}
          value={risk.cadence}
          none={planText.checks}
          choices={cadences}
          names={planText.cadences}
          readOnly={readOnly}
          onChange={(cadence) => set({ cadence })}
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
