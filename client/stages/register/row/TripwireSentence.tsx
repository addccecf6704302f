import { cadences, comparisons } from '../../../../shared/board/riskFields.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { OwnerSelect } from '../../plan/OwnerSelect.tsx';
import { PlanText } from '../../plan/PlanText.tsx';
import { SlotDate, SlotSelect } from '../../plan/Slots.tsx';
import { TextSlot } from '../../plan/TextSlot.tsx';
import { useRisk } from '../../plan/useRisk.ts';
import styles from './ThreeSides.module.css';

/** The tripwire as a sentence, every part of it a slot. */
export function TripwireSentence({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const planText = useText('plan');
  const found = useRisk(row.riskId);
  if (!found) return null;
  const { risk, set } = found;
  const { riskId } = row;
  const part = { riskId, risk, set, readOnly: false };
  return (
    // Not a paragraph: it cannot contain these fields.
    <div className={styles.slots}>
      <OwnerSelect {...part} part="watcher" label={planText.watcher} look="slot" /> {planText.looksAt}{' '}
      <TextSlot {...{ riskId }} field="signal" />{' '}
      <span className={styles.bracketed}>
        (
        <PlanText
          riskId={riskId}
          field="source"
          look="slot"
          singleLine
          label={text.sourceLabel}
          placeholder={text.source}
        />
        )
      </span>{' '}
      <SlotSelect
        label={planText.cadence}
        value={risk.cadence}
        none={planText.howOften}
        choices={cadences}
        names={planText.cadences}
        readOnly={false}
        onChange={(cadence) => set({ cadence })}
      />{' '}
      {risk.cadence === 'once' ? planText.on : planText.until}{' '}
      <SlotDate
        label={planText.checkBy}
        part="checkBy"
        value={risk.checkBy}
        readOnly={false}
        onChange={(checkBy) => set({ checkBy })}
      />
      . {planText.tripsIf}{' '}
      <SlotSelect
        label={planText.comparison}
        value={risk.comparison}
        none={planText.passes}
        choices={comparisons}
        names={planText.comparisons}
        readOnly={false}
        onChange={(comparison) => set({ comparison })}
      />{' '}
      <TextSlot {...{ riskId }} field="threshold" mark="." />
    </div>
  );
}
