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
 * The way in to late cards, from share on (DESIGN, "The 45 minutes"): a small button that says how many of one's own wait.
 * The shell shows it in every later stage. It shows nothing where there is nothing to write in: to observers, before
 * share, and while people read their own cards, whose notebook is still the one of the write stage.
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
  const { isLead } = useMe();
  const [open, setOpen] = useState(false);
  const isLastStage = useSession((session) => stageAfter(session.stage.name) === null);
  const { notes, leftoverNotes } = useNotebook();
  const waiting = notes.filter((note) => !note.keep).length;
  const offered = leftoverNotes.filter((left) => !left.waiting && left.reason !== 'kept').length;
  // No stage follows at which a new card could appear; only what is there already has to be seen to.
  if (isLastStage && notes.length === 0 && leftoverNotes.length === 0) return null;
  return (
    <>
      <Button size="small" variant="quiet" title={lateText.open} onClick={() => setOpen(true)}>
        <SquarePlus size={15} aria-hidden />
        {/* The lead's foot is full of the lead's own buttons. */}
        {isLead ? <VisuallyHidden>{lateText.open}</VisuallyHidden> : lateText.open}
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
