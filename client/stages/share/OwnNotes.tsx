import { useState } from 'react';
import { isBlank } from '../../../shared/notebook/blank.ts';
import { useCommands } from '../../commands/commands.ts';
import type { NotebookView } from '../../documents/notebook.ts';
import { useNotebook } from '../../documents/notebook.ts';
import { SaveLine } from '../../frame/SaveLine.tsx';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Card, Eyebrow } from '../../ui/Card.tsx';
import { SharedText } from '../../ui/SharedText/SharedText.tsx';
import styles from './OwnNotes.module.css';

/** The notes that are not on the board yet, and a field for more: whoever came late writes here too (SPEC SH7h). */
export function OwnNotes({ turn }: { readonly turn: 'mine' | 'theirs' | 'over' }) {
  const text = useText('ownCards');
  const notebook = useNotebook();
  const { publishNote } = useCommands();
  const [publishing, setPublishing] = useState<string | null>(null);
  const publish = async (noteId: string): Promise<void> => {
    setPublishing(noteId);
    await publishNote({ noteId });
    setPublishing(null);
  };
  const some = { mine: text.youHint, theirs: text.yourTurnLater, over: text.left }[turn];
  const none = turn === 'mine' ? text.none : text.noneLater;
  return (
    <section className={styles.own} aria-label={text.yourNotes}>
      <Eyebrow as="h2">{text.yourNotes}</Eyebrow>
      <p className={styles.hint}>{notebook.notes.length === 0 ? none : some}</p>
      <ol className={styles.list}>
        {notebook.notes.map((note) => (
          <Card as="li" key={note.id} flat className={styles.note}>
            <p>{note.text}</p>
            {turn === 'mine' && (
              <Button size="small" busy={publishing === note.id} onClick={() => void publish(note.id)}>
                {text.publish}
              </Button>
            )}
          </Card>
        ))}
      </ol>
      {!notebook.closed && <OwnEntry notebook={notebook} />}
    </section>
  );
}

function OwnEntry({ notebook }: { readonly notebook: NotebookView }) {
  const text = useText('ownCards');
  const writeText = useText('write');
  const { draft, startDraft, save } = notebook;
  const add = (): void => {
    if (draft !== null && !isBlank(draft.text.toString())) startDraft();
  };
  return (
    <div className={styles.entry}>
      <SharedText
        text={draft?.text ?? null}
        label={text.entry}
        placeholder={writeText.placeholder}
        onEnter={add}
        onPasteLines={(lines) => notebook.addNotes(lines)}
      />
      <div className={styles.under}>
        <SaveLine save={save} words={writeText} />
        <Button size="small" onPointerDown={(event) => event.preventDefault()} onClick={add}>
          {writeText.add}
        </Button>
      </div>
    </div>
  );
}
