import type { Incident } from '../../../../shared/board/records.ts';
import { reviewFields } from '../../../../shared/board/records.ts';
import { useReview } from '../../../documents/reviews.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './incidents.module.css';
import { LessonActions } from './LessonActions.tsx';
import { LessonState, useLessonFacts } from './LessonState.tsx';

type NoteLinesProps = { readonly incidentId: string; readonly incident: Incident };

/** A note in short: its five lines, those that are empty left out. */
export function NoteLines({ incidentId, incident }: NoteLinesProps) {
  const text = useText('incidents');
  const { reviews } = useRegisterPage();
  const live = useReview(incidentId);
  const review = reviews === null ? live : reviews[incidentId];
  const factsOf = useLessonFacts();
  const { cause, changes } = incident;
  const lines = reviewFields
    .map((field, index) => ({ field, number: index + 1, words: review?.[field].trim() ?? '' }))
    .filter(({ words }) => words !== '');
  if (lines.length === 0 && changes.length === 0) return null;
  return (
    <ol className={styles.lines}>
      {lines.map(({ field, number, words }) => (
        <li key={field}>
          <span className={styles.number} aria-hidden>
            {number}
          </span>
          <b>{field === 'because' && cause !== null ? text.causes[cause][0] : text.row.short[field]}</b>
          <p>{words}</p>
        </li>
      ))}
      {changes.map((change, index) => (
        <li key={change.id}>
          <span className={styles.number} aria-hidden>
            {index === 0 ? 5 : ''}
          </span>
          <b>{index === 0 ? text.row.oneChange : text.row.assumption}</b>
          <div className={styles.lesson}>
            <p>{change.line}</p>
            <small>
              <LessonState change={change} /> <span>{factsOf(change)}</span>
            </small>
            <LessonActions incidentId={incidentId} change={change} />
          </div>
        </li>
      ))}
    </ol>
  );
}
