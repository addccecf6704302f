import { useState } from 'react';
import type { Incident } from '../../../../../shared/board/records.ts';
import { missingLines } from '../../../../../shared/register/reviewNote.ts';
import { useCommands } from '../../../../commands/commands.ts';
import { useReview } from '../../../../documents/reviews.ts';
import { useText } from '../../../../text/useText.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useRegisterPage } from '../../RegisterContext.ts';
import { SkipReviewDialog } from '../IncidentDialogs.tsx';
import { useIncidentCommand } from '../useIncidentCommand.ts';
import styles from './note.module.css';

type KeepNoteProps = {
  readonly incidentId: string;
  readonly incident: Incident;
  /** Gets the first line that is still empty. */
  readonly onMissing: (line: number) => void;
};

/** Keeps the note, or says which lines it still needs. It can be written further afterwards. */
export function KeepNote({ incidentId, incident, onMissing }: KeepNoteProps) {
  const text = useText('incidents').note;
  const skipText = useText('incidents').lookBack;
  const { days, mayEdit } = useRegisterPage();
  const { keepReview } = useCommands();
  const { isBusy, failed, run } = useIncidentCommand();
  const review = useReview(incidentId);
  const [isAsked, setIsAsked] = useState(false);
  const [isSkipping, setIsSkipping] = useState(false);
  const missing = missingLines(incident, review);
  const { reviewedOn, reviewNotNeeded } = incident;
  if (!mayEdit) {
    return (
      <footer className={styles.keep}>{reviewedOn !== null && <p>{text.keptOn(days.long(reviewedOn))}</p>}</footer>
    );
  }
  const keep = (): void => {
    setIsAsked(true);
    const first = missing[0];
    if (first !== undefined) onMissing(first);
    else void run(() => keepReview({ incidentId }));
  };
  return (
    <footer className={styles.keep}>
      {reviewedOn === null ? (
        <>
          <Button variant="primary" size="large" busy={isBusy} onClick={keep}>
            {text.keep}
          </Button>
          {reviewNotNeeded === null && incident.reviewBy !== null && (
            <Button variant="quiet" onClick={() => setIsSkipping(true)}>
              {skipText.notNeeded}
            </Button>
          )}
        </>
      ) : (
        <p className={styles.kept}>{text.keptOn(days.long(reviewedOn))}</p>
      )}
      <p className={styles.complete} role="status">
        {isAsked && missing.length > 0 ? <b>{text.missing(missing)}</b> : missing.length > 0 ? text.complete : ''}
      </p>
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
      <SkipReviewDialog incidentId={incidentId} open={isSkipping} onClose={() => setIsSkipping(false)} />
    </footer>
  );
}
