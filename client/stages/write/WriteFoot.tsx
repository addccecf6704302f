import type { NotebookView } from '../../documents/notebook.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { minutesOf } from '../../../shared/stages/agenda.ts';
import { Button } from '../../ui/Button.tsx';
import { DoneCount } from '../../frame/DoneCount.tsx';
import { FootActions, FootStatus } from '../../frame/Foot.tsx';
import { useText } from '../../text/useText.ts';
import { aimFor } from '../pace.ts';
import { SaveLine } from '../../frame/SaveLine.tsx';
import { useOwnDone } from '../../frame/useOwnDone.ts';
import styles from './WriteScreen.module.css';

/** Save state, number of notes and aim; "I'm done for now", and how many are. */
export function WriteFoot({ notebook, writers }: { readonly notebook: NotebookView; readonly writers: number }) {
  const writeText = useText('write');
  const { isLeading } = useMe();
  const { done, busy, setDone } = useOwnDone();
  const shareMinutes = useSession((session) => minutesOf(session.agenda, 'share'));
  const aim = aimFor(shareMinutes, writers);
  const count = notebook.notes.length;
  // Notes that the server holds are not known to a page that was loaded again until they arrive.
  const isLoading = notebook.loading && count === 0 && notebook.save !== 'notSaved';
  const aimWords =
    aim.kind === 'usual'
      ? writeText.aim(aim.least, aim.most)
      : isLeading
        ? writeText.aimShort(aim.each)
        : writeText.aimFew(aim.each, aim.heard);
  return (
    <>
      <FootStatus>
        {isLoading ? <span>{writeText.loading}</span> : <SaveLine save={notebook.save} words={writeText} />}
        <span>
          {!isLoading && writeText.written(count)}
          <span className={styles.aim}> · {aimWords}</span>
        </span>
        <DoneCount words={writeText.doneCount} />
      </FootStatus>
      <FootActions>
        <Button className={styles.done} aria-pressed={done} busy={busy} onClick={() => setDone(!done)}>
          {done ? writeText.notDone : writeText.done}
        </Button>
      </FootActions>
    </>
  );
}
