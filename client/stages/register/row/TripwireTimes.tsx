import type { RegisterRow } from '../../../../shared/register/register.ts';
import { graceOf } from '../../../../shared/register/schedule.ts';
import { useText } from '../../../text/useText.ts';
import { SlotDate, SlotSelect } from '../../plan/Slots.tsx';
import { useRisk } from '../../plan/useRisk.ts';
import styles from './ThreeSides.module.css';

const graceChoices = ['1', '2', '3', '5', '7', '14', '30'] as const;

/** The day of the first check and the days of grace, which a tripwire has without being told. */
export function TripwireTimes({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const found = useRisk(row.riskId);
  if (!found) return null;
  const { risk, set } = found;
  const grace = String(graceOf(risk));
  const graces = graceChoices.some((choice) => choice === grace) ? graceChoices : [grace, ...graceChoices];
  return (
    <>
      <span className={styles.facts}>
        {text.firstCheck}{' '}
        <SlotDate
          label={text.firstCheck}
          part="firstCheck"
          value={risk.firstCheck}
          readOnly={false}
          onChange={(firstCheck) => set({ firstCheck })}
        />
      </span>
      <span className={styles.facts}>
        {text.grace}{' '}
        <SlotSelect
          label={text.graceLabel}
          value={risk.graceDays === null ? null : grace}
          none={text.graceDefault(graceOf(risk))}
          choices={graces}
          names={Object.fromEntries(graces.map((days) => [days, text.graceDefault(Number(days))]))}
          readOnly={false}
          onChange={(days) => set({ graceDays: days === null ? null : Number(days) })}
        />
      </span>
    </>
  );
}
