import { useState } from 'react';
import { Link } from 'wouter';
import { browserSeats } from '../runtime/seats.ts';
import { useFormat, useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import styles from './OnThisDevice.module.css';

const shownAtFirst = 5;

/** The workshops that this device has a seat in. The list is read from the device alone; the server is not asked. */
export function OnThisDevice() {
  const text = useText('home').onDevice;
  const { formatDate } = useFormat();
  const [seats] = useState(() => browserSeats().opened());
  const [showsAll, setShowsAll] = useState(false);
  if (seats.length === 0) return null;
  const shown = showsAll ? seats : seats.slice(0, shownAtFirst);
  return (
    <section className={styles.device} aria-labelledby="on-this-device">
      <div>
        <h2 id="on-this-device">{text.title}</h2>
        <p className={styles.hint}>{text.hint}</p>
      </div>
      <div>
        <ul className={styles.list}>
          {shown.map(({ workshopId, seen }) => (
            <li key={workshopId}>
              <span className={styles.title} dir="auto">
                {seen.title}
              </span>
              <span>{text.kind[seen.kind]}</span>
              <span>
                {text.lastHere} <time dateTime={seen.on}>{formatDate(seen.on)}</time>
              </span>
              <Link href={`/w/${workshopId}`} aria-label={`${text.open[seen.kind]}: ${seen.title}`}>
                {text.open[seen.kind]}
              </Link>
            </li>
          ))}
        </ul>
        {seats.length > shown.length && (
          <Button variant="quiet" size="small" onClick={() => setShowsAll(true)}>
            {text.more(seats.length - shown.length)}
          </Button>
        )}
      </div>
    </section>
  );
}
