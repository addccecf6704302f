import { useState } from 'react';
import { limits } from '../../../../shared/protocol/limits.ts';
import { isPast, thresholdOf } from '../../../../shared/register/measure.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { tripwireSentence } from '../../../../shared/register/sentences.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { lastReading, readingText } from '../model/wording.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './dialogs.module.css';
import type { RowDialogProps } from './DoneDialog.tsx';
import { PastQuestion } from './PastQuestion.tsx';

/** Records a check with the value that was read. */
export function CheckDialog({ row, open, onClose }: RowDialogProps) {
  const text = useText('registerRow').check;
  return (
    <Dialog open={open} title={text.title(row.id)} width="narrow" onClose={onClose}>
      <CheckForm row={row} onClose={onClose} />
    </Dialog>
  );
}

/** "12" and "0.5" are numbers; "12 %" stays what was typed. */
function readingOf(typed: string): number | string | undefined {
  const trimmed = typed.trim();
  if (trimmed === '') return undefined;
  return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

type CheckFormProps = { readonly row: RegisterRow; readonly onClose: () => void };

function CheckForm({ row, onClose }: CheckFormProps) {
  const text = useText('registerRow').check;
  const sentences = useText('sentences');
  const { number } = useFormat();
  const { days } = useRegisterPage();
  const { recordCheck } = useCommands();
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState<'fine' | 'tripped' | null>(null);
  const [failed, setFailed] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const reading = readingOf(typed);
  const last = lastReading(row);

  const record = async (state: 'fine' | 'tripped', because?: string): Promise<void> => {
    const isKnownPast = reading !== undefined && isPast(reading, thresholdOf(row, row.texts), last?.reading ?? null);
    if (state === 'fine' && because === undefined && isKnownPast) {
      setIsAsking(true);
      return;
    }
    const words = because ?? note.trim();
    setBusy(state);
    const reply = await recordCheck({
      riskId: row.riskId,
      state,
      ...(reading === undefined ? {} : { reading }),
      ...(words === '' ? {} : { note: words }),
      ...(because === undefined ? {} : { anyway: true }),
    });
    setBusy(null);
    // The server asks too: its threshold may be newer than the one on this page.
    if (!reply.ok && reply.code === 'pastThreshold') setIsAsking(true);
    else setFailed(!reply.ok);
    if (reply.ok) onClose();
  };

  if (isAsking) {
    return (
      <PastQuestion
        row={row}
        value={typed.trim()}
        busy={busy}
        failed={failed}
        onTripped={() => void record('tripped')}
        onSlip={() => {
          setTyped('');
          setFailed(false);
          setIsAsking(false);
        }}
        onFine={(because) => void record('fine', because)}
      />
    );
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void record('fine');
      }}
    >
      <p className={styles.said}>{tripwireSentence(row, row.texts, sentences, days.long)}</p>
      <div className={styles.value}>
        <TextInput
          label={text.value}
          hint={last === null ? text.valueHint : text.lastValue(readingText(last.reading, number), days.long(last.on))}
          value={typed}
          maxLength={limits.nameLength}
          error={failed && text.notRecorded}
          onChange={setTyped}
        />
      </div>
      <TextInput
        label={text.note}
        hint={text.noteHint}
        value={note}
        maxLength={limits.titleLength}
        onChange={setNote}
      />
      <div className={styles.checkButtons}>
        <Button type="submit" variant="primary" busy={busy === 'fine'}>
          {text.fine}
        </Button>
        <Button variant="danger" busy={busy === 'tripped'} onClick={() => void record('tripped')}>
          {text.tripped}
        </Button>
      </div>
      <p className={styles.soft}>{text.foot}</p>
    </form>
  );
}
