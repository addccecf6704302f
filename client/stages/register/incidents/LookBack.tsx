import { useState } from 'react';
import type { Incident } from '../../../../shared/board/records.ts';
import { useNow } from '../../../documents/workshop.ts';
import { minuteMs } from '../../../../shared/time.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { SkipReviewDialog } from './IncidentDialogs.tsx';
import styles from './tripped.module.css';
import { useDeadline } from './useDeadline.ts';
import { useOpenNote } from './useOpenNote.ts';

type LookBackProps = { readonly incidentId: string; readonly incident: Incident };

/** Until when the note is to be written, and the two ways to end that (SPEC HP3). */
export function LookBack({ incidentId, incident }: LookBackProps) {
  const text = useText('incidents').lookBack;
  const { days, mayEdit } = useRegisterPage();
  const note = useOpenNote(incidentId);
  const deadline = useDeadline();
  const isLate = useNow(minuteMs) > (incident.reviewBy ?? Number.POSITIVE_INFINITY);
  const [isSkipping, setIsSkipping] = useState(false);
  const { reviewBy, reviewedOn, reviewNotNeeded } = incident;
  const isOver = reviewedOn !== null || reviewNotNeeded !== null;
  if (reviewBy === null && !note.isBegun && !isOver) return null;
  return (
    <section className={styles.lookBack} aria-label={text.title}>
      <div className={styles.head}>
        <h3>{text.title}</h3>
      </div>
      {reviewedOn !== null ? (
        <p>{text.kept(days.long(reviewedOn))}</p>
      ) : reviewNotNeeded !== null ? (
        <p>{text.skipped(reviewNotNeeded)}</p>
      ) : (
        reviewBy !== null && (
          <p>
            {isLate ? text.lateBefore : text.before} <b>{deadline(reviewBy)}</b>
            {isLate ? text.lateAfter : text.after}
          </p>
        )
      )}
      <div className={styles.lookBackButtons}>
        {(mayEdit || note.isBegun) && (
          <Button size="small" busy={note.isBusy} onClick={note.open}>
            {!note.isBegun ? text.begin : isOver || !mayEdit ? text.open : text.goOn}
          </Button>
        )}
        {mayEdit && !isOver && (
          <Button size="small" variant="quiet" onClick={() => setIsSkipping(true)}>
            {text.notNeeded}
          </Button>
        )}
      </div>
      {note.failed !== '' && (
        <p role="alert" className={styles.failed}>
          {note.failed}
        </p>
      )}
      <SkipReviewDialog incidentId={incidentId} open={isSkipping} onClose={() => setIsSkipping(false)} />
    </section>
  );
}
