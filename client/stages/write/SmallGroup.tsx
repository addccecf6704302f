import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import { useSession } from '../../documents/workshop.ts';
import { writeText } from '../../../shared/text/en/screens/write.ts';
import styles from './WriteScreen.module.css';

/** Says before anybody writes that a few people cannot hide among themselves (DESIGN, "Write"). */
export function SmallGroup({ writers }: { readonly writers: number }) {
  const rehearsal = useSession((session) => session.workshop.rehearsal);
  if (writers >= anonymityFloor || rehearsal) return null;
  return (
    <p className={styles.small} role="status">
      {writeText.fewWriters(Math.max(1, writers))}
    </p>
  );
}
