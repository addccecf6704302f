import type { Layer } from '../../../../shared/board/records.ts';
import { useText } from '../../../text/useText.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { ContingencySide } from './ContingencySide.tsx';
import { PreventionSide } from './PreventionSide.tsx';
import { TripwireSide } from './TripwireSide.tsx';
import styles from './ThreeSides.module.css';

/** Prevention step, tripwire and contingency plan on one thread: what makes it less likely, how one knows, what one does. */
export function ThreeSides({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const { records, days } = useRegisterPage();
  const last = Object.values(records.incidents)
    .filter(({ riskId, held }) => riskId === row.riskId && held.length > 0)
    .sort((a, b) => b.on.localeCompare(a.on))[0];
  const hasHeld = (layer: Layer): true | undefined => (last?.held.includes(layer) === true ? true : undefined);
  return (
    <section aria-label={text.sides}>
      <div className={styles.section}>
        <h3>{text.sides}</h3>
        <span>{last === undefined ? text.held : text.heldOn(days.long(last.on))}</span>
      </div>
      <ol className={styles.layers}>
        <li className={styles.layer} data-held={hasHeld('prevention')}>
          <PreventionSide row={row} />
        </li>
        <li className={styles.layer} data-held={hasHeld('tripwire')}>
          <TripwireSide row={row} />
        </li>
        <li className={styles.layer} data-held={hasHeld('contingency')}>
          <ContingencySide row={row} />
        </li>
      </ol>
    </section>
  );
}
