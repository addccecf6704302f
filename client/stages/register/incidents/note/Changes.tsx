import { useId, useState } from 'react';
import type { Incident } from '../../../../../shared/board/records.ts';
import { isBetterTriedSmall, isFirstTime } from '../../../../../shared/board/incidents.ts';
import { limits } from '../../../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../../../shared/register/register.ts';
import { useText } from '../../../../text/useText.ts';
import { useRegisterPage } from '../../RegisterContext.ts';
import { ChangeEditor, NewChange } from './ChangeEditor.tsx';
import styles from './note.module.css';

type ChangesProps = {
  readonly incidentId: string;
  readonly incident: Incident;
  readonly row: RegisterRow | null;
};

/** The fifth line: one change that one person carries, and up to four assumptions to test. */
export function Changes({ incidentId, incident, row }: ChangesProps) {
  const text = useText('incidents').note;
  const { mayEdit, records } = useRegisterPage();
  const labelId = useId();
  const [isAdding, setIsAdding] = useState(false);
  const { changes } = incident;
  const isFirst = isFirstTime(records.incidents, incidentId, row ?? undefined);
  const mayAdd = mayEdit && changes.length > 0 && changes.length < limits.lessonChanges;
  return (
    <section className={styles.line} data-line={5} aria-labelledby={labelId}>
      <span className={styles.number} aria-hidden>
        5
      </span>
      <div className={styles.body}>
        <h2 id={labelId}>{text.change}</h2>
        {changes.length === 0 && !mayEdit && <p className={styles.unwritten}>{text.unwritten}</p>}
        {changes.map((change, index) => (
          <div key={change.id} className={styles.change}>
            {index > 0 && <h3>{text.assumption(index)}</h3>}
            <ChangeEditor
              incidentId={incidentId}
              change={change}
              mayRemove={index > 0 || incident.reviewedOn === null}
              isBetterSmall={isBetterTriedSmall(isFirst, change.alters)}
            />
          </div>
        ))}
        {mayEdit && changes.length === 0 && <NewChange incidentId={incidentId} isFirst={isFirst} />}
        {mayAdd && isAdding && (
          <div className={styles.change}>
            <h3>{text.assumption(changes.length)}</h3>
            <NewChange incidentId={incidentId} isFirst={isFirst} alters="test" onAdded={() => setIsAdding(false)} />
          </div>
        )}
        {mayAdd && !isAdding && (
          <button type="button" className={styles.link} onClick={() => setIsAdding(true)}>
            {text.addAssumption}
          </button>
        )}
      </div>
    </section>
  );
}
