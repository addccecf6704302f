import type { ImportPreview } from '../../shared/register/importTypes.ts';
import { useText } from '../text/useText.ts';
import styles from './Home.module.css';

/** What a file would make, and what of it changes on the way. */
export function ImportSummary({ preview }: { preview: ImportPreview }) {
  const text = useText('imports').json;
  const { risks, planned, cards, readings, owners, accepted, history } = preview;
  const changes = [
    readings > 0 && text.readings(readings),
    owners.length > 0 && text.owners(owners),
    accepted > 0 && text.accepted(accepted),
    history > 0 && text.history(history),
    preview.rehearsal && text.rehearsal,
  ].filter((line) => line !== false);
  return (
    <section className={styles.summary} aria-label={preview.title}>
      <h3>{preview.title}</h3>
      <p>{text.from(preview.heldOn, preview.people)}</p>
      <p>{text.failedBy(preview.failedBy)}</p>
      <p>{text.counts(risks, planned, cards)}</p>
      {changes.length > 0 && (
        <ul>
          {changes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
