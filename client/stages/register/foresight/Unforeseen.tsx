import { useState } from 'react';
import { isBlank } from '../../../../shared/notebook/blank.ts';
import { anonymityFloor, consentWaitMs } from '../../../../shared/protocol/limits.ts';
import type { ForesightRow } from '../../../../shared/register/foresight.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useNotebook } from '../../../documents/notebook.ts';
import { useMe, useNow, useSession } from '../../../documents/workshop.ts';
import { useWriters } from '../../../documents/useWriters.ts';
import { SaveLine } from '../../../frame/SaveLine.tsx';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { SharedText } from '../../../ui/SharedText/SharedText.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './Foresight.module.css';
import { UnforeseenAnswers } from './UnforeseenAnswers.tsx';

/** "What happened that was on no card?": asked once, written in private, shown together (SPEC FS1f). */
export function Unforeseen({ rows }: { readonly rows: readonly ForesightRow[] }) {
  const text = useText('foresight').unforeseen;
  const { isFacilitator, isObserver } = useMe();
  const { mayEdit } = useRegisterPage();
  const isAsking = useSession((session) => session.open.asksUnforeseen === true);
  const answers = useSession((session) => session.unforeseen);
  const { askUnforeseen } = useCommands();
  const [busy, setBusy] = useState(false);
  const canAsk = !isAsking && (answers === null || answers.length === 0);
  const ask = async (): Promise<void> => {
    setBusy(true);
    await askUnforeseen({});
    setBusy(false);
  };
  return (
    <section aria-labelledby="foresight-unforeseen">
      <h2 id="foresight-unforeseen" className={styles.heading}>
        {text.title}
      </h2>
      {isAsking && (isObserver ? <p className={styles.hint}>{text.visitor}</p> : <WriteUnforeseen />)}
      {isAsking && isFacilitator && <ShowAnswers />}
      {canAsk && answers !== null && <p className={styles.hint}>{text.nothing}</p>}
      {canAsk && (
        <p className={styles.hint}>
          {isFacilitator ? text.before : text.others}{' '}
          {isFacilitator && mayEdit && (
            <Button size="small" busy={busy} onClick={() => void ask()}>
              {text.begin}
            </Button>
          )}
        </p>
      )}
      {answers !== null && answers.length > 0 && <UnforeseenAnswers rows={rows} answers={answers} />}
    </section>
  );
}

/** This person's own notebook of the round. */
function WriteUnforeseen() {
  const text = useText('foresight').unforeseen;
  const notebook = useNotebook();
  const isClosing = useSession((session) => session.open.closingAt !== null);
  const isFew = useWriters() < anonymityFloor;
  const add = (): void => {
    if (notebook.draft !== null && !isBlank(notebook.draft.text.toString())) notebook.startDraft();
  };
  return (
    <div className={styles.write}>
      <p className={styles.hint}>
        {text.writing} {isFew && text.few}
      </p>
      <SharedText
        text={notebook.draft?.text ?? null}
        label={text.entry}
        placeholder={text.placeholder}
        readOnly={notebook.closed}
        onEnter={add}
        onPasteLines={notebook.addNotes}
      />
      <p className={styles.writeFoot}>
        <SaveLine save={notebook.save} words={text} />
        {isClosing && <span role="status">{text.closing}</span>}
        <Button size="small" onPointerDown={(event) => event.preventDefault()} onClick={add}>
          {text.add}
        </Button>
      </p>
      {notebook.notes.length > 0 && (
        <ol aria-label={text.yours} className={styles.notes}>
          {notebook.notes.map((note) => (
            <li key={note.id}>
              {note.text}
              <Button
                size="small"
                variant="quiet"
                aria-label={text.remove(note.text)}
                onClick={() => notebook.removeNote(note.id)}
              >
                {text.withdraw}
              </Button>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Ends the round; while people are asked for their consent, it waits for their answers or a minute. */
function ShowAnswers() {
  const text = useText('foresight').unforeseen;
  const { endUnforeseen } = useCommands();
  const asking = useSession((session) => session.stage.asking);
  const progress = useSession((session) => session.progress);
  const now = useNow(1_000);
  const [askedAt, setAskedAt] = useState<number | null>(null);
  if (asking && askedAt === null) setAskedAt(now);
  if (!asking && askedAt !== null) setAskedAt(null);
  const [busy, setBusy] = useState(false);
  const missing = Math.max(0, progress.of - progress.done);
  const waits = asking && missing > 0 && (askedAt === null || now < askedAt + consentWaitMs);
  const end = async (): Promise<void> => {
    setBusy(true);
    await endUnforeseen({});
    setBusy(false);
  };
  return (
    <Button variant="primary" busy={busy} disabled={waits} onClick={() => void end()}>
      {waits ? text.waiting(missing) : asking ? text.showAgreed : text.show}
    </Button>
  );
}
