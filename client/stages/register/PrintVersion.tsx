import type { Register } from '../../../shared/register/register.ts';
import { isoDateIn, minuteMs } from '../../../shared/time.ts';
import { useNow } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { PrintBrief } from './print/PrintBrief.tsx';
import type { PrintLink } from './print/usePrintLink.ts';
import { PrintRow } from './print/PrintRow.tsx';
import styles from './print/Print.module.css';

/** What is printed: one page in brief with the matrix, then every row in full, then the parked risks. */
export function PrintVersion({ register, link }: { register: Register; link: PrintLink }) {
  const text = useText('print');
  const today = isoDateIn(new Intl.DateTimeFormat().resolvedOptions().timeZone, useNow(minuteMs));
  const { planned, parked } = register;
  return (
    <div className={styles.brief} aria-hidden="true">
      <PrintBrief register={register} today={today} link={link} />
      {planned.map((row) => (
        <PrintRow key={row.riskId} row={row} />
      ))}
      {parked.length > 0 && (
        <section className={styles.parked}>
          <h3>{text.parked(parked.length)}</h3>
          <ul>
            {parked.map((row) => (
              <li key={row.riskId}>
                <p>
                  {row.id} {row.title || text.untitled}
                </p>
                {row.state !== 'none' && <small>{text.states[row.state]}</small>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
