import type { Records } from '../../../shared/board/records.ts';
import type { Register } from '../../../shared/register/register.ts';
import { isoDateIn, minuteMs } from '../../../shared/time.ts';
import { useReviews } from '../../documents/reviews.ts';
import { useNow } from '../../documents/workshop.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { isOver, lessonsOf } from './incidents/lessons.ts';
import { PrintBrief } from './print/PrintBrief.tsx';
import { printedChange, printedIncident } from './print/printIncidents.ts';
import type { PrintForesight } from './print/PrintForesight.tsx';
import type { PrintLink } from './print/usePrintLink.ts';
import { PrintRow } from './print/PrintRow.tsx';
import styles from './print/Print.module.css';

type PrintVersionProps = {
  register: Register;
  records: Records;
  link: PrintLink;
  Foresight: typeof PrintForesight | null;
};

/**
 * What is printed: one page in brief with the matrix, then what was foreseen, then every row in full, then the parked risks, what happened on no
 * card, and the changes that are open.
 */
export function PrintVersion({ register, records, link, Foresight }: PrintVersionProps) {
  const text = useText('print');
  const today = isoDateIn(new Intl.DateTimeFormat().resolvedOptions().timeZone, useNow(minuteMs));
  const { formatDate } = useFormat();
  const reviews = useReviews();
  const { planned, parked } = register;
  const { incidents } = records;
  const onNoCard = Object.entries(incidents).filter(([, { riskId }]) => !planned.some((row) => row.riskId === riskId));
  const open = lessonsOf(incidents).filter(({ change }) => !isOver(change));
  return (
    <div className={styles.brief} data-print="register" aria-hidden="true">
      <PrintBrief register={register} records={records} today={today} link={link} />
      {Foresight !== null && <Foresight register={register} records={records} />}
      {planned.map((row) => (
        <PrintRow key={row.riskId} row={row} incidents={incidents} reviews={reviews} />
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
      {onNoCard.length > 0 && (
        <section className={styles.parked}>
          <h3>{text.incident.title}</h3>
          <ul>
            {onNoCard.map(([id, incident]) => {
              const [words, small] = printedIncident(incident, reviews[id], { text, formatDate });
              return (
                <li key={id}>
                  <p>{words}</p>
                  {small !== '' && <small>{small}</small>}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {open.length > 0 && (
        <section className={styles.parked}>
          <h3>{text.incident.openChanges}</h3>
          <ul>
            {open.map(({ change }) => (
              <li key={change.id}>
                <p>{printedChange(change, { text, formatDate })}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
