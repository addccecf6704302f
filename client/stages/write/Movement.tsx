import { hasLeft } from '../../../shared/people/roles.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import styles from './WriteScreen.module.css';

/** Names, before the first key, who else came shortly before this round of writing opened and may be on its roster (SPEC RO4c). */
export function Newcomers() {
  const writeText = useText('write');
  const people = usePeople();
  const me = useMe();
  const newcomers = useSession((session) => session.newcomers.before);
  const isFirstRound = useSession((session) => session.open.notebook === 1);
  const names = newcomers.flatMap((id) => {
    const person = people[id];
    return person && id !== me.participantId ? [hasLeft(person) ? writeText.whoLeft(person.name) : person.name] : [];
  });
  if (names.length === 0) return null;
  return (
    <p className={styles.small} role="status">
      {writeText.newcomers(names, isFirstRound ? 'lobby' : 'writing')}
    </p>
  );
}

/** How many others came and left since this round of writing opened; they are not on its roster. */
export function CameAndLeft() {
  const writeText = useText('write');
  const me = useMe();
  const came = useSession(({ newcomers }) => newcomers.since.filter((id) => id !== me.participantId).length);
  const left = useSession((session) => session.movement.left);
  if (came + left === 0) return null;
  return (
    <p className={styles.small} role="status">
      {writeText.cameAndLeft(came, left)}
    </p>
  );
}
