import { useText } from '../../../text/useText.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { ContingencySide } from './ContingencySide.tsx';
import { PreventionSide } from './PreventionSide.tsx';
import { TripwireSide } from './TripwireSide.tsx';
import styles from './ThreeSides.module.css';

/** Prevention step, tripwire and contingency plan on one thread: what makes it less likely, how one knows, what one does. */
export function ThreeSides({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  return (
    <section aria-label={text.sides}>
      <div className={styles.section}>
        <h3>{text.sides}</h3>
        <span>{text.held}</span>
      </div>
      <ol className={styles.layers}>
        <li className={styles.layer}>
          <PreventionSide row={row} />
        </li>
        <li className={styles.layer}>
          <TripwireSide row={row} />
        </li>
        <li className={styles.layer}>
          <ContingencySide row={row} />
        </li>
      </ol>
    </section>
  );
}
