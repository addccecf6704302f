import { useState } from 'react';
import type { Reply } from '../../../../shared/protocol/replies.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import { isIsoDate } from '../../../../shared/time.ts';
import { useRefusals } from '../../../text/useRefusals.ts';
import { useText } from '../../../text/useText.ts';
import { wordRefusal } from '../../../text/wordRefusal.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea, TextInput } from '../../../ui/TextInput.tsx';
import styles from './dialogs.module.css';

export type AskDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly save: string;
  readonly kind?: 'text' | 'line' | 'day';
  readonly initial?: string;
  readonly mayBeEmpty?: boolean;
  /** Gets the trimmed value. The dialog stays open with a message when it was refused. */
  readonly onSave: (value: string) => Promise<Reply>;
};

/** Asks for one text or one day. */
export function AskDialog(props: AskDialogProps) {
  return (
    <Dialog open={props.open} title={props.title} width="narrow" onClose={props.onClose}>
      <AskForm {...props} />
    </Dialog>
  );
}

function AskForm({
  label,
  hint,
  save,
  kind = 'text',
  initial = '',
  mayBeEmpty = false,
  onSave,
  onClose,
}: AskDialogProps) {
  const text = useText('registerRow');
  const uiText = useText('ui');
  const refusals = useRefusals();
  const [value, setValue] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const trimmed = value.trim();
  const isValid = kind === 'day' ? isIsoDate(trimmed) : mayBeEmpty || trimmed !== '';
  const submit = async (): Promise<void> => {
    if (!isValid || busy) return;
    setBusy(true);
    const reply = await onSave(trimmed);
    setBusy(false);
    if (reply.ok) onClose();
    else setFailed(wordRefusal(reply, refusals) || text.notSaved);
  };
  const field = { label, value, onChange: setValue, error: failed, ...(hint === undefined ? {} : { hint }) };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {kind === 'day' ? (
        <TextInput {...field} type="date" min="2000-01-01" max="2199-12-31" />
      ) : kind === 'line' ? (
        <TextInput {...field} maxLength={limits.titleLength} />
      ) : (
        <TextArea {...field} maxLength={limits.titleLength} />
      )}
      <div className={styles.buttons}>
        <Button variant="quiet" onClick={onClose}>
          {uiText.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={busy} disabled={!isValid}>
          {save}
        </Button>
      </div>
    </form>
  );
}
