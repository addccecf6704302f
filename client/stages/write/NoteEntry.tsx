import { useRef, useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import { isBlank } from '../../../shared/notebook/blank.ts';
import type { NotebookView } from '../../documents/notebook.ts';
import { useMe } from '../../documents/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Card.tsx';
import { SharedText } from '../../ui/SharedText/SharedText.tsx';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { FootActions } from '../../frame/Foot.tsx';
import { useText } from '../../text/useText.ts';
import { useVagueWord } from './useVagueWord.ts';
import { withoutListMarks } from './listMarks.ts';
import styles from './NoteEntry.module.css';

type Added =
  | { readonly kind: 'one'; readonly number: number }
  | { readonly kind: 'pasted'; readonly ids: readonly string[]; readonly of: number };

/** The server refuses more notes than this; the page stops before and says so (SPEC DV7). */
const most = 2 * limits.notesPerPerson;

/** The field for the next note. It is a note from its first character; Enter starts the next one. */
export function NoteEntry({ notebook, closing }: { readonly notebook: NotebookView; readonly closing: boolean }) {
  const writeText = useText('write');
  const { isLeading } = useMe();
  const field = useRef<HTMLTextAreaElement>(null);
  const [added, setAdded] = useState<Added | null>(null);
  const text = notebook.draft?.text ?? null;
  const nudge = useVagueWord(text);

  const add = (): void => {
    field.current?.focus();
    if (text === null || isBlank(text.toString())) return;
    setAdded({ kind: 'one', number: notebook.notes.length + 1 });
    notebook.startDraft();
  };
  const paste = (lines: readonly string[]): void => {
    const causes = withoutListMarks(lines);
    const space = most - notebook.notes.length - (isBlank(text?.toString() ?? '') ? 0 : 1);
    const ids = causes.slice(0, Math.max(0, space)).map((line) => notebook.addNote(line));
    setAdded({ kind: 'pasted', ids: ids.filter((id) => id !== null), of: causes.length });
  };
  const undoPaste = (ids: readonly string[]): void => {
    for (const id of ids) notebook.removeNote(id);
    setAdded(null);
    field.current?.focus();
  };

  const sealed = notebook.closed;
  const isFull = notebook.notes.length >= most;
  const message = sealed ? writeText.closed : closing ? writeText.sealing : null;
  return (
    <div className={styles.entry}>
      <div className={styles.box} data-sealing={closing || sealed || undefined}>
        <SharedText
          ref={field}
          text={text}
          look="plain"
          className={styles.field ?? ''}
          label={writeText.entryLabel}
          placeholder={writeText.placeholder}
          maxLength={limits.textLength}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- writing is all that this stage is for
          autoFocus
          readOnly={sealed || isFull}
          onEnter={add}
          onPasteLines={paste}
        />
        <div className={styles.under} role="status">
          {message !== null && <p className={styles.sealing}>{message}</p>}
          {message === null && isFull && <p>{writeText.full(most)}</p>}
          {message === null && nudge !== null && <p className={styles.nudge}>{writeText.nudge(nudge)}</p>}
          {message === null && added?.kind === 'pasted' && (
            <p>
              {added.ids.length < added.of
                ? writeText.pastedSome(added.ids.length, added.of)
                : writeText.pasted(added.ids.length)}{' '}
              <button type="button" className={styles.link} onClick={() => undoPaste(added.ids)}>
                {writeText.undo}
              </button>
            </p>
          )}
        </div>
      </div>
      <LiveRegion message={added?.kind === 'one' ? writeText.added(added.number) : ''} />
      <FootActions>
        {!isLeading && (
          <span className={styles.hint} aria-hidden>
            <Kbd>{writeText.enterKey}</Kbd> {writeText.enterAdds}
          </span>
        )}
        {/* Keeps the on-screen keyboard open: a press here must not move the focus out of the field. */}
        <Button
          variant="primary"
          className={styles.add}
          disabled={sealed}
          onPointerDown={(event) => event.preventDefault()}
          onClick={add}
        >
          {writeText.add}
        </Button>
      </FootActions>
    </div>
  );
}
