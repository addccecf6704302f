import { Link } from 'wouter';
import { useText } from '../text/useText.ts';
import type { EndReason } from '../connection/workshopConnection.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Unsent } from './UnsentTexts.tsx';
import styles from './Workshop.module.css';

export type EndedProps = {
  readonly reason: EndReason | 'noSeat' | 'badLink';
  /** Words of one's own that had not reached the server. */
  readonly unsent?: readonly string[];
  /** Whether the device keeps them. */
  readonly keeps?: boolean;
};

/** The place here is gone for good: why, what is safe, and where to go. */
export function Ended({ reason, unsent = [], keeps = true }: EndedProps) {
  const text = useText('workshop').ended;
  const workshopText = useText('workshop');
  const [title, words] = text[reason];
  return (
    <main className={styles.ended}>
      <p className={styles.endedMark}>{workshopText.product}</p>
      <h1>{title}</h1>
      <p>{words}</p>
      {/* Only a page that is loaded again is the same place: elsewhere the device forgets it. */}
      {unsent.length > 0 && <Unsent texts={unsent} isKept={keeps && reason === 'refused'} />}
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
