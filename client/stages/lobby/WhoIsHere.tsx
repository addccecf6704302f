import { Pencil } from 'lucide-react';
import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import type { Person } from '../../../shared/session/session.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { hasLeft, takesPart } from '../../../shared/people/roles.ts';
import { countWriters } from '../../../shared/people/roster.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { useDialogs } from '../../frame/DialogsContext.ts';
import { peopleInOrder } from '../../frame/peopleInOrder.ts';
import styles from './Lobby.module.css';

/** Who is in the workshop. Everyone sees it before anyone writes. */
export function WhoIsHere() {
  const text = useText('lobby');
  const people = usePeople();
  const lead = useSession((session) => session.lead);
  const sharing = useSession((session) => session.workshop.settings.sharing);
  const me = useMe();
  const openDialog = useDialogs();
  const all = peopleInOrder(people, lead);
  const roster = useSession((session) => session.open.roster);

  const isWhat = (id: string, person: Person): string =>
    [
      id === me.participantId && text.you,
      id === lead.facilitatorId && text.facilitator,
      id === lead.deputyId && text.deputy,
      id === lead.actingId && id !== lead.facilitatorId && text.acting,
      !takesPart(person) && text.observer,
      hasLeft(person) ? text.left : !person.connected && text.away,
    ]
      .filter((word) => word !== false)
      .join(' · ');

  return (
    <section>
      <Eyebrow as="h2" className={styles.heading}>
        {text.here(all.filter(([, person]) => person.connected).length)}
      </Eyebrow>
      <ul className={styles.who}>
        {all.map(([id, person]) => (
          <li key={id} className={classes(!person.connected && styles.gone)}>
            {person.name} <i>{isWhat(id, person)}</i>
            {id === me.participantId && !me.isObserver && (
              <IconButton label={text.changeName} className={styles.rename} onClick={() => openDialog('name')}>
                <Pencil size={14} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {all.filter(([, person]) => !hasLeft(person)).length === 1 && <p className={styles.note}>{text.alone}</p>}
      {sharing === 'own' ? (
        <p className={styles.caution}>{text.ownCards}</p>
      ) : countWriters(people, roster) < anonymityFloor ? (
        <p className={styles.caution}>{text.few}</p>
      ) : (
        <p className={styles.note}>{text.enough}</p>
      )}
    </section>
  );
}
