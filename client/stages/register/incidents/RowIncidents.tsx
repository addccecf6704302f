import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { IncidentEntry } from './IncidentEntry.tsx';
import styles from './incidents.module.css';

/** What happened and almost happened with a risk, the newest first, with its notes. */
export function RowIncidents({ row }: { readonly row: RegisterRow }) {
  const text = useText('incidents').row;
  const { records } = useRegisterPage();
  const incidents = Object.entries(records.incidents)
    .filter(([, { riskId }]) => riskId === row.riskId)
    .sort(([, a], [, b]) => b.on.localeCompare(a.on));
  return (
    incidents.length > 0 && (
      <section className={styles.section} aria-label={text.title}>
        <div className={styles.head}>
          <h3>{text.title}</h3>
        </div>
        <ul>
          {incidents.map(([incidentId, incident]) => (
            <IncidentEntry key={incidentId} incidentId={incidentId} incident={incident} />
          ))}
        </ul>
      </section>
    )
  );
}
