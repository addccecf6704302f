import { useCallback, useState } from 'react';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useOnDemand } from '../../frame/useOnDemand.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { isGoverning } from '../../../shared/people/capability.ts';
import { Button } from '../../ui/Button.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Lobby.module.css';

const loadForm = () => import('./ProjectForm.tsx');

/** The project: title, success, date, decision and how cards are shared. */
export function Project() {
  const text = useText('lobby');
  const { formatDate } = useFormat();
  const { title, successMetric, decision, failedBy, settings } = useSession((session) => session.workshop);
  const { capability } = useMe();
  const [editing, setEditing] = useState(false);
  const stopEditing = useCallback(() => setEditing(false), []);
  const form = useOnDemand(editing, loadForm, stopEditing);
  const mayEdit = isGoverning(capability);
  const lines = [
    [text.success, successMetric],
    [text.failedBy, formatDate(failedBy)],
    [text.decision, decision],
    [text.sharing, settings.sharing === 'own' ? text.own : text.dealt],
  ] as const;
  return (
    <section>
      <div className={styles.headed}>
        <Eyebrow as="h2">{text.project}</Eyebrow>
        {mayEdit && (
          <Button size="small" variant="quiet" onClick={() => setEditing(true)}>
            {text.editProject}
          </Button>
        )}
      </div>
      <h3 className={styles.project}>{title}</h3>
      <dl className={styles.facts}>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? <span className={styles.soft}>{text.notSaid}</span>}</dd>
          </div>
        ))}
      </dl>
      <Dialog open={editing && form !== null} onClose={stopEditing} title={text.project}>
        {form && <form.ProjectForm onSaved={stopEditing} />}
      </Dialog>
    </section>
  );
}
