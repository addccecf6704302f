import { useLocation } from 'wouter';
import { browserSeats } from '../runtime/seats.ts';
import type { Seat } from '../runtime/seats.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Join.module.css';

/** This browser already has a seat in the workshop: continue with it, or join as another participant. */
export function WelcomeBack({ found, onSomeoneElse }: { found: readonly Seat[]; onSomeoneElse: () => void }) {
  const text = useText('join');
  const [, navigate] = useLocation();
  const sit = (seat: Seat): void => {
    browserSeats().save(seat);
    navigate(`/w/${seat.workshopId}`);
  };
  return (
    <>
      <div>
        <h1>{text.backTitle(found.length)}</h1>
        <p className={styles.lede}>{text.backLede}</p>
      </div>
      {found.map((seat, at) => (
        <Button
          key={seat.participantId}
          variant={at === 0 ? 'primary' : 'default'}
          size="large"
          wide
          onClick={() => sit(seat)}
        >
          {text.continueAs(seat.name)}
        </Button>
      ))}
      <Button wide onClick={onSomeoneElse}>
        {text.someoneElse}
      </Button>
      <p className={styles.small}>{text.someoneElseHint}</p>
    </>
  );
}
