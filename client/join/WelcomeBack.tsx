import { useLocation } from 'wouter';
import type { Seat } from '../runtime/seats.ts';
import { joinText as text } from '../text/en/join.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Join.module.css';

/** This browser sits in the workshop already: back to that place, or a new one beside it. */
export function WelcomeBack({ seat, onSomeoneElse }: { seat: Seat; onSomeoneElse: () => void }) {
  const [, navigate] = useLocation();
  return (
    <>
      <div>
        <h1>{text.backTitle}</h1>
        <p className={styles.lede}>{text.backLede}</p>
      </div>
      <Button variant="primary" size="large" wide onClick={() => navigate(`/w/${seat.workshopId}`)}>
        {text.continueAs(seat.name)}
      </Button>
      <Button wide onClick={onSomeoneElse}>
        {text.someoneElse}
      </Button>
      <p className={styles.small}>{text.someoneElseHint}</p>
    </>
  );
}
