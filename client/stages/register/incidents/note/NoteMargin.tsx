import type { Incident } from '../../../../../shared/board/records.ts';
import { usePlanSave } from '../../../../documents/plan.ts';
import { useReviewCarets } from '../../../../documents/reviews.ts';
import { SaveLine } from '../../../../frame/SaveLine.tsx';
import { useFormat, useText } from '../../../../text/useText.ts';
import { readingText } from '../../model/wording.ts';
import { useRegisterPage } from '../../RegisterContext.ts';
import styles from './note.module.css';

/** Who is writing, and that nothing here is anonymous. */
export function NoteMargin({ incidentId }: { readonly incidentId: string }) {
  const text = useText('incidents').note;
  const { formatLongDay } = useFormat();
  const { mayEdit, today } = useRegisterPage();
  const save = usePlanSave();
  const names = [...new Set(useReviewCarets(incidentId).map(({ name }) => name))];
  return (
    <aside className={styles.margin}>
      <p>
        <time dateTime={today}>{formatLongDay(today)}</time>
        <span role="status">{names.length > 0 && text.writing(names)}</span>
        {mayEdit && (
          <span>
            <SaveLine save={save} words={text.saves} />
          </span>
        )}
      </p>
      {mayEdit && <p>{text.open}</p>}
    </aside>
  );
}

/** What was answered when it tripped or happened. */
export function KnownFacts({ incident }: { readonly incident: Incident }) {
  const text = useText('incidents');
  const { number } = useFormat();
  const { days } = useRegisterPage();
  const { kind, on, firstSign, noticedBy, reading, containedOn } = incident;
  const facts = [
    text.note.on(kind === 'happened' ? text.tripped.happened : text.kinds[kind], days.long(on)),
    firstSign !== null && text.note.firstSign(days.long(firstSign)),
    noticedBy !== null && text.note.noticedBy(text.noticers[noticedBy]),
    reading !== null && text.note.reading(readingText(reading, number)),
    containedOn !== null && text.note.containedOn(days.long(containedOn)),
  ].filter((fact) => fact !== false);
  return (
    <ul className={styles.known} aria-label={text.note.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
