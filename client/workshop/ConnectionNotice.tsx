import { useConnection, useSafety } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { StateDot } from '../ui/Card.tsx';
import styles from './FootBar.module.css';

/** Laid over the page, so that the layout does not shift when the connection is lost or restored. */
export function ConnectionNotice() {
  const text = useText('workshop').connection;
  const { kind } = useConnection();
  const { storesOnDevice } = useSafety();
  return (
    <div className={styles.connection} role="status" data-connection={kind}>
      {kind === 'lost' && (
        <p>
          <StateDot tone="signal" />
          {storesOnDevice ? text.lost : text.lostNotKept}
        </p>
      )}
    </div>
  );
}
