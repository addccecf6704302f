import { Link } from 'wouter';
import type { EndReason } from '../connection/connection.ts';
import { workshopText } from '../text/en/workshop.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import styles from './Workshop.module.css';

const text = workshopText.ended;

/** The place here is gone for good: why, what is safe, and where to go. */
export function Ended({ reason }: { reason: EndReason | 'noSeat' | 'badLink' }) {
  const [title, words] = text[reason];
  return (
    <main className={styles.ended}>
      <p className={styles.endedMark}>{workshopText.product}</p>
      <h1>{title}</h1>
      <p>{words}</p>
      <div className={styles.askingButtons}>
        {reason === 'refused' ? (
          <Button variant="primary" onClick={() => window.location.reload()}>
            {workshopText.reload}
          </Button>
        ) : (
          <Link href="/j" className={buttonClass('primary')}>
            {text.join}
          </Link>
        )}
        <Link href="/" className={buttonClass('default')}>
          {text.home}
        </Link>
      </div>
    </main>
  );
}
