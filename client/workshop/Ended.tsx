import { Link } from 'wouter';
import { useText } from '../text/useText.ts';
import type { EndReason, Visitor } from '../connection/workshopConnection.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { UnsentTexts } from './UnsentTexts.tsx';
import styles from './Workshop.module.css';

export type EndedProps = {
  readonly reason: EndReason | 'noSeat' | 'badLink' | 'visitor';
  /** This person's texts that had not reached the server. */
  readonly unsent?: readonly string[];
  /** Whether they are stored on the device. */
  readonly storesOnDevice?: boolean;
};

/** A visitor never had a place that they could have left: their link was replaced, or has ended. */
export const endedFor = (visitor: Visitor | null, reason: EndReason): EndedProps['reason'] =>
  visitor !== null && reason === 'unknownToken' ? 'visitor' : reason;

/** Shown when this page can no longer take part: why, what is safe, and where to go. */
export function Ended({ reason, unsent = [], storesOnDevice = true }: EndedProps) {
  const text = useText('workshop').ended;
  const workshopText = useText('workshop');
  const [title, words] = text[reason];
  return (
    <main className={styles.ended}>
      <p className={styles.endedMark}>{workshopText.product}</p>
      <h1>{title}</h1>
      <p>{words}</p>
      {/* Only after a reload does the page have the same seat; in the other cases the device erases it. */}
      {unsent.length > 0 && (
        <UnsentTexts
          title={text.unsent}
          hint={storesOnDevice && reason === 'refused' ? text.unsentKept : text.unsentNotKept}
          texts={unsent}
        />
      )}
      <div className={styles.askingButtons}>
        {reason === 'refused' ? (
          <Button variant="primary" onClick={() => window.location.reload()}>
            {workshopText.reload}
          </Button>
        ) : reason === 'visitor' || reason === 'removed' ? null : (
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
