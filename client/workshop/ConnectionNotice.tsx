import { useConnection } from '../documents/workshop.ts';
import { workshopText as text } from '../text/en/workshop.ts';
import { StateDot } from '../ui/Card.tsx';
import styles from './FootBar.module.css';

/** Lies over the page so that nothing jumps when the connection comes and goes. */
export function ConnectionNotice() {
  const { state } = useConnection();
  return (
    <div className={styles.connection} role="status">
      {state === 'lost' && (
        <p>
          <StateDot tone="signal" />
          {text.connection.lost}
        </p>
      )}
    </div>
  );
}
