import type { RegisterRow } from '../../../../shared/register/register.ts';
import { TripwireFields } from '../../plan/TripwireFields.tsx';
import { useRisk } from '../../plan/useRisk.ts';
import styles from './ThreeSides.module.css';

/** The tripwire as a sentence, every part of it a slot. */
export function TripwireSentence({ row }: { readonly row: RegisterRow }) {
  const found = useRisk(row.riskId);
  if (!found) return null;
  const { risk, set } = found;
  return (
    // Not a paragraph: it cannot contain these fields.
    <div className={styles.slots}>
      <TripwireFields riskId={row.riskId} texts={row.texts} half="watch" readOnly={false} {...{ risk, set }} />
    </div>
  );
}
