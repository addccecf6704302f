import { MoreHorizontal, Users } from 'lucide-react';
import { hasLeft, takesPart } from '../../shared/people/roles.ts';
import { useMe, usePeople, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Pill } from '../ui/Card.tsx';
import { Menu } from '../ui/Menu.tsx';
import { PeopleStack } from '../ui/PeopleStack.tsx';
import { AgendaBar, AgendaLine } from './AgendaBar.tsx';
import { Clock } from './Clock.tsx';
import type { OpenDialog } from '../frame/dialogs.ts';
import { useOwnMenu } from './useOwnMenu.tsx';
import { peopleInOrder } from '../frame/peopleInOrder.ts';
import styles from './Header.module.css';

type HeaderProps = { openDialog: OpenDialog; actionsRef: (element: HTMLElement | null) => void };

export function Header({ openDialog, actionsRef }: HeaderProps) {
  const text = useText('workshop');
  const stagesText = useText('stages');
  const stage = useSession((session) => session.stage.name);
  const workshop = useSession((session) => session.workshop);
  const lead = useSession((session) => session.lead);
  const people = usePeople();
  const me = useMe();
  const choices = useOwnMenu(openDialog);
  const isRunning = stage !== 'lobby' && stage !== 'register';
  const stacked = peopleInOrder(people, lead)
    .filter(([, person]) => !hasLeft(person))
    .map(([id, person]) => ({ id, ...person }));

  const here = stacked.filter((person) => person.connected).length;

  return (
    <header className={styles.bar}>
      <div className={styles.mark}>
        <span className={styles.product}>{text.product}</span>
        <b className={styles.stageName}>{stagesText.names[stage]}</b>
        <small title={workshop.title}>{workshop.title}</small>
        {workshop.rehearsal && <Pill tone="caution">{text.header.rehearsal}</Pill>}
        {me.isObserver && (me.visitor !== null || !takesPart(me.person)) && (
          <Pill>{me.visitor ? text.header.visitor(me.visitor.may, me.visitor.name) : text.header.observer}</Pill>
        )}
      </div>
      <div className={styles.middle}>{isRunning && <AgendaBar />}</div>
      <div className={styles.right}>
        <div ref={actionsRef} className={styles.actions} />
        {me.visitor === null && (
          <button
            type="button"
            className={styles.people}
            aria-label={text.header.people(here)}
            title={text.menu.people}
            onClick={() => openDialog('people')}
          >
            <span className={styles.stack}>
              <PeopleStack people={stacked} />
            </span>
            <span className={styles.count} aria-hidden>
              <Users size={18} /> {here}
            </span>
          </button>
        )}
        <Menu label={text.header.more} picture={<MoreHorizontal size={20} aria-hidden />} choices={choices} />
        {isRunning && <Clock />}
      </div>
      {isRunning && <AgendaLine />}
    </header>
  );
}
