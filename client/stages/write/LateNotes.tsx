import { SquarePlus } from 'lucide-react';
import { useState } from 'react';
import { isStageAtLeast, stageAfter } from '../../../shared/stages/stages.ts';
import { useNotebook } from '../../documents/notebook.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useText } from '../../text/useText.ts';
import { LateDrawer } from './LateDrawer.tsx';
import styles from './LateNotes.module.css';

/**
 * The button for late notes, with the number of this person's notes that wait. Shown from Share on, but not to observers,
 * and not while people read their own cards: their notebook is then still the one of the Write stage.
 */
export function LateNotes() {
  const { isObserver } = useMe();
  const isLateRound = useSession(
    ({ stage, workshop }) =>
      isStageAtLeast(stage.name, 'share') &&
      !(stage.name === 'share' && workshop.settings.sharing === 'own') &&
      !workshop.closed,
  );
  return isLateRound && !isObserver ? <LateButton /> : null;
}

function LateButton() {
  const lateText = useText('late');
  const { isLeading } = useMe();
  const [open, setOpen] = useState(false);
  const isLastStage = useSession((session) => stageAfter(session.stage.name) === null);
  const { notes, leftoverNotes } = useNotebook();
  const waiting = notes.filter((note) => !note.keep).length;
  const offered = leftoverNotes.filter((left) => !left.waiting && left.reason !== 'kept').length;
  // No stage follows at which a new note could be shown, so only existing ones are listed.
  if (isLastStage && notes.length === 0 && leftoverNotes.length === 0) return null;
  return (
    <>
      <Button size="small" variant="quiet" title={lateText.open} onClick={() => setOpen(true)}>
        <SquarePlus size={15} aria-hidden />
        {/* The facilitator's foot has no space for the words. */}
        {isLeading ? <VisuallyHidden>{lateText.open}</VisuallyHidden> : lateText.open}
        {(waiting > 0 || offered > 0) && (
          <span className={styles.count} data-offered={offered > 0 || undefined}>
            {offered > 0 ? lateText.countOffered(offered) : lateText.count(waiting)}
          </span>
        )}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={lateText.title}>
        <LateDrawer />
      </Dialog>
    </>
  );
}
