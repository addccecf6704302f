import { useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import { tripwireSentence } from '../../../shared/register/sentences.ts';
import { useCommands } from '../../commands/commands.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './RegisterTable.module.css';

type CheckDialogProps = { row: RegisterRow; title: string; open: boolean; onClose: () => void };

/** Records a check with the value that was read. */
export function CheckDialog({ row, title, open, onClose }: CheckDialogProps) {
  const text = useText('register');
  return (
    <Dialog open={open} title={text.checkTitle(title)} width="narrow" onClose={onClose}>
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

function CheckForm({ row, onClose }: { row: RegisterRow; onClose: () => void }) {
  const text = useText('register');
  const sentences = useText('sentences');
  const { formatDate } = useFormat();
  const { recordCheck } = useCommands();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState<'fine' | 'tripped' | null>(null);
  const [failed, setFailed] = useState(false);
  const record = async (state: 'fine' | 'tripped'): Promise<void> => {
    const reading = readingOf(typed);
    setBusy(state);
    const reply = await recordCheck({ riskId: row.riskId, state, ...(reading === undefined ? {} : { reading }) });
    setBusy(null);
    setFailed(!reply.ok);
    if (reply.ok) onClose();
  };
  return (
    <div className={styles.form}>
      <p className={styles.said}>{tripwireSentence(row, row.texts, sentences, formatDate)}</p>
      <TextInput
        label={text.reading}
        hint={text.readingHint}
        value={typed}
        maxLength={limits.nameLength}
        error={failed && text.notRecorded}
        onChange={setTyped}
      />
      <div className={styles.checks}>
        <Button variant="primary" busy={busy === 'fine'} onClick={() => void record('fine')}>
          {text.stillFine}
        </Button>
        <Button variant="danger" busy={busy === 'tripped'} onClick={() => void record('tripped')}>
          {text.tripped}
        </Button>
      </div>
    </div>
  );
}
