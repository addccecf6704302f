import { totalMinutes } from '../../../shared/stages/agenda.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import { useDialogs } from '../../frame/DialogsContext.ts';
import styles from './Lobby.module.css';

/** The stages and their minutes. */
export function AgendaLineup() {
  const text = useText('lobby');
  const stagesText = useText('stages');
  const agenda = useSession((session) => session.agenda);
  const { isLeading } = useMe();
  const openDialog = useDialogs();
  return (
    <section>
      <div className={styles.headed}>
        <Eyebrow as="h2">{text.agendaTitle(totalMinutes(agenda))}</Eyebrow>
        {isLeading && (
          <Button size="small" variant="quiet" onClick={() => openDialog('agenda')}>
            {text.editAgenda}
          </Button>
        )}
      </div>
      <p className={styles.lineup}>
        {agenda.map(({ stage, minutes }) => (
          <span key={stage}>
            {minutes} {stagesText.names[stage].toLocaleLowerCase()}
          </span>
        ))}
      </p>
    </section>
  );
}
