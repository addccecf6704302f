import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import { useText } from '../../text/useText.ts';
import styles from './WriteScreen.module.css';

/** Tells a group below the floor, before anybody writes, that nobody in it can be anonymous (SPEC DV6). */
export function FewWritersNote({ writers }: { readonly writers: number }) {
  const writeText = useText('write');
  if (writers >= anonymityFloor) return null;
  return (
    <p className={styles.small} role="status">
      {writeText.fewWriters(Math.max(1, writers))}
    </p>
  );
}
