import type { Incident, Records } from '../../../../shared/board/records.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { IncidentEntry } from './IncidentEntry.tsx';
import styles from './incidents.module.css';
import { LessonActions } from './LessonActions.tsx';
import { isOver, lessonsOf } from './lessons.ts';
import { LessonState, useLessonFacts } from './LessonState.tsx';

/** Folded below the table: the changes that came out of notes, and what is in no row of it. */
export function IncidentLists() {
  const { records } = useRegisterPage();
  return (
    <div className={styles.lists}>
      <Lessons incidents={records.incidents} />
      <WhatHappened incidents={records.incidents} />
    </div>
  );
}

type ListProps = { readonly incidents: Records['incidents'] };

function Lessons({ incidents }: ListProps) {
  const text = useText('incidents').changes;
  const factsOf = useLessonFacts();
  const lessons = lessonsOf(incidents);
  if (lessons.length === 0) return null;
  const open = lessons.filter(({ change }) => !isOver(change)).length;
  return (
    <details className={styles.fold}>
      <summary>
        {text.title} <small>{open === 0 ? text.none : text.open(open)}</small>
      </summary>
      <ul>
        {lessons.map(({ incidentId, change }) => (
          <li key={change.id} className={styles.lessonLine}>
            <LessonState change={change} />
            <div>
              <p className={styles.what}>{change.line}</p>
              <p className={styles.soft}>{factsOf(change)}</p>
            </div>
            <LessonActions incidentId={incidentId} change={change} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Near misses, and what was on no card. What tripped stands in the row of its risk. */
const isListed = ({ kind, riskId }: Incident): boolean => kind === 'nearMiss' || riskId === null;

function WhatHappened({ incidents }: ListProps) {
  const text = useText('incidents').list;
  const untitled = useText('register').untitled;
  const { register } = useRegisterPage();
  const listed = Object.entries(incidents)
    .filter(([, incident]) => isListed(incident))
    .sort(([, a], [, b]) => b.on.localeCompare(a.on));
  if (listed.length === 0) return null;
  const rows = [...register.planned, ...register.parked];
  const nameOf = ({ riskId, title }: Incident): string => {
    const row = rows.find((one) => one.riskId === riskId);
    return row ? `${row.id} ${row.title || untitled}` : title;
  };
  return (
    <details className={styles.fold}>
      <summary>
        {text.title} <small>{text.count(listed.length)}</small>
      </summary>
      <p className={styles.soft}>{text.hint}</p>
      <ul>
        {listed.map(([incidentId, incident]) => (
          <IncidentEntry key={incidentId} incidentId={incidentId} incident={incident} name={nameOf(incident)} />
        ))}
      </ul>
    </details>
  );
}
