import { useState } from 'react';
import type * as Y from 'yjs';
import type { Note } from '../../../shared/notebook/notebook.ts';
import { Button } from '../../ui/Button.tsx';
import { Pill } from '../../ui/Card.tsx';
import { SharedText } from '../../ui/SharedText/SharedText.tsx';
import { useText } from '../../text/useText.ts';
import styles from './LateNotes.module.css';

export type LateNoteRowProps = {
  readonly note: Note;
  readonly text: Y.Text | null;
  readonly onKeep: (keep: boolean) => void;
  readonly onRemove: () => void;
  readonly onShow: () => Promise<void>;
};

/** A late note: it waits for the next stage unless its author keeps it or shows it at once. */
export function LateNoteRow({ note, text, onKeep, onRemove, onShow }: LateNoteRowProps) {
  const lateText = useText('late');
  const [step, setStep] = useState<'resting' | 'asking' | 'showing'>('resting');
  const show = async (): Promise<void> => {
    setStep('showing');
    await onShow();
    setStep('resting');
  };
  return (
    <li className={styles.row}>
      <SharedText text={text} look="plain" label={note.text} />
      <Pill tone={note.keep ? 'neutral' : 'safe'}>{note.keep ? lateText.kept : lateText.waiting}</Pill>
      {step === 'resting' ? (
        <div className={styles.choices} role="group" aria-label={lateText.actions(note.text)}>
          <Button size="small" onClick={() => onKeep(!note.keep)}>
            {note.keep ? lateText.wait : lateText.keep}
          </Button>
          {!note.keep && (
            <Button size="small" onClick={() => setStep('asking')}>
              {lateText.showNow}
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={onRemove}>
            {lateText.remove}
          </Button>
        </div>
      ) : (
        <div className={styles.asking} role="group" aria-label={lateText.confirmTitle}>
          <p role="alert">
            <b>{lateText.confirmTitle}</b> {lateText.confirm}
          </p>
          <div className={styles.choices}>
            <Button size="small" onClick={() => setStep('resting')}>
              {lateText.confirmNo}
            </Button>
            <Button size="small" variant="primary" busy={step === 'showing'} onClick={() => void show()}>
              {lateText.confirmYes}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
