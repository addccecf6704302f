import { useState } from 'react';
import { limits } from '../../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import styles from './dialogs.module.css';
import type { RowDialogProps } from './DoneDialog.tsx';

const choices = [1, 3, 7] as const;

/** From this time on in a row the page asks whether the tripwire is still worth watching (SPEC RP3c). */
const askFrom = 3;

type LaterDialogProps = RowDialogProps & { readonly onRetire: (() => void) | null };

/** Puts a check off for some days, with a reason. */
export function LaterDialog({ row, open, onClose, onRetire }: LaterDialogProps) {
  const text = useText('registerRow').laterDialog;
  return (
    <Dialog open={open} title={text.title(row.id)} width="narrow" onClose={onClose}>
      <LaterForm {...{ row, onClose, onRetire }} />
    </Dialog>
  );
}

type LaterFormProps = {
  readonly row: RegisterRow;
  readonly onClose: () => void;
  readonly onRetire: (() => void) | null;
};

function LaterForm({ row, onClose, onRetire }: LaterFormProps) {
  const rowText = useText('registerRow');
  const text = rowText.laterDialog;
  const uiText = useText('ui');
  const { recordCheck } = useCommands();
  const [days, setDays] = useState<(typeof choices)[number]>(1);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const times = row.postponed?.times ?? 0;
  const note = reason.trim();
  const save = async (): Promise<void> => {
    if (note === '' || busy) return;
    setBusy(true);
    const reply = await recordCheck({ riskId: row.riskId, state: 'later', days, note });
    setBusy(false);
    setFailed(!reply.ok);
    if (reply.ok) onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {times + 1 >= askFrom && <p className={styles.question}>{text.third(times)}</p>}
      <fieldset className={styles.days}>
        <legend>{text.days}</legend>
        <div className={styles.chips}>
          {choices.map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name="days"
                autoComplete="off"
                checked={days === choice}
                onChange={() => setDays(choice)}
              />
              <span>{text.day(choice)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextInput
        label={text.reason}
        value={reason}
        maxLength={limits.titleLength}
        error={failed && rowText.check.notRecorded}
        onChange={setReason}
      />
      <div className={styles.buttons}>
        {times + 1 >= askFrom && onRetire ? (
          <Button variant="quiet" onClick={onRetire}>
            {text.retire}
          </Button>
        ) : (
          <Button variant="quiet" onClick={onClose}>
            {uiText.cancel}
          </Button>
        )}
        <Button type="submit" variant="primary" busy={busy} disabled={note === ''}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
