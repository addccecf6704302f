import { usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { passedOver } from './shareView.ts';
import styles from './ShareScreen.module.css';

/** Names whoever would read next and is away. It is announced, since nobody presses anything when the turn passes on. */
export function PassedOver() {
  const shareText = useText('share');
  const people = usePeople();
  const away = useSession(({ order, turn }) => passedOver(order, people, turn));
  return (
    <p className={styles.passedOver} role="status">
      {away.length > 0 && shareText.passedAway(away.map((id) => people[id]?.name ?? ''))}
    </p>
  );
}
