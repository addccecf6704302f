import { useState } from 'react';
import { isBlank } from '../../../shared/notebook/blank.ts';
import { useCommands } from '../../commands/commands.ts';
import { useNotebook } from '../../documents/notebook.ts';
import { useSession } from '../../documents/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { SharedText } from '../../ui/SharedText/SharedText.tsx';
import { useText } from '../../text/useText.ts';
import { SaveLine } from '../../frame/SaveLine.tsx';
import { LateNoteRow } from './LateNoteRow.tsx';
import { Leftovers } from './Leftovers.tsx';
import { withoutListMarks } from './listMarks.ts';
import { useVagueWord } from './useVagueWord.ts';
import styles from './LateNotes.module.css';

/** Where late notes are written, and where their author decides whether they are shown. */
export function LateDrawer() {
  const lateText = useText('late');
  const writeText = useText('write');
  const notebook = useNotebook();
  const { publishNote } = useCommands();
  const came = useSession((session) => session.movement.came);
  const [shown, setShown] = useState('');
  const { draft, closed, startDraft } = notebook;
  const nudge = useVagueWord(draft?.text ?? null);

  const add = (): void => {
    if (draft !== null && !isBlank(draft.text.toString())) startDraft();
  };
  const publish = async (noteId: string): Promise<void> => {
    const reply = await publishNote({ noteId });
    setShown(reply.ok ? lateText.shown : reply.code === 'gone' || reply.code === 'stageMoved' ? lateText.gone : '');
  };

  return (
    <div className={styles.drawer}>
      <p className={styles.intro}>{lateText.intro}</p>
      {came > 0 && (
        <p className={styles.came} role="status">
          {lateText.cameSince(came)}
        </p>
      )}
      {closed ? (
        <p role="status">{lateText.closed}</p>
      ) : (
        <div className={styles.entry}>
          <SharedText
            text={draft?.text ?? null}
            label={lateText.entryLabel}
            placeholder={lateText.placeholder}
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to write in it
            autoFocus
            onEnter={add}
            onPasteLines={(lines) => notebook.addNotes(withoutListMarks(lines))}
          />
          <div className={styles.under}>
            <SaveLine save={notebook.save} words={writeText} />
            {nudge !== null && <span className={styles.nudge}>{writeText.nudge(nudge)}</span>}
            <Button size="small" variant="primary" onPointerDown={(event) => event.preventDefault()} onClick={add}>
              {writeText.add}
            </Button>
          </div>
        </div>
      )}
      <p role="status" className={styles.shown}>
        {shown}
      </p>
      {notebook.notes.length > 0 && (
        <ol className={styles.list} aria-label={lateText.listLabel}>
          {notebook.notes.toReversed().map((note) => (
            <LateNoteRow
              key={note.id}
              note={note}
              text={notebook.text(note.id)}
              onKeep={(keep) => notebook.setKeep(note.id, keep)}
              onRemove={() => notebook.removeNote(note.id)}
              onShow={() => publish(note.id)}
            />
          ))}
        </ol>
      )}
      <Leftovers notebook={notebook} />
    </div>
  );
}
