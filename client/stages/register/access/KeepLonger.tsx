import { useState } from 'react';
import { heldOnOf } from '../../../../shared/session/session.ts';
import { isIsoDate, monthsLater } from '../../../../shared/time.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useSession } from '../../../documents/workshop.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import styles from './access.module.css';

/** Nothing is kept longer than this after the meeting (SPEC LK5). */
const mostMonths = 36;

/** Moves the day until which everything is kept. */
export function KeepLonger({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText('access').kept;
  return (
    <Dialog open={open} title={text.title} width="narrow" onClose={onClose}>
      <KeepForm onDone={onClose} />
    </Dialog>
  );
}

function KeepForm({ onDone }: { onDone: () => void }) {
  const text = useText('access').kept;
  const { formatDate } = useFormat();
  const workshop = useSession((session) => session.workshop);
  const latest = monthsLater(useSession(heldOnOf), mostMonths);
  const { keepLonger } = useCommands();
  const [until, setUntil] = useState('');
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const keep = async (fields: { readonly until?: string }): Promise<void> => {
    setBusy(true);
    const reply = await keepLonger(fields);
    setBusy(false);
    if (reply.ok) onDone();
    else setWrong(text.failed);
  };
  const submit = (): void => {
    if (!isIsoDate(until) || (workshop.keptUntil !== undefined && until <= workshop.keptUntil)) setWrong(text.dayWrong);
    else if (until > latest) setWrong(text.dayTooLate(formatDate(latest)));
    else void keep({ until });
  };
  return (
    <form
      className={styles.share}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <p>{text.text}</p>
      {workshop.keptByDates !== true && (
        <Button busy={busy} onClick={() => void keep({})}>
          {text.byDates}
        </Button>
      )}
      <TextInput
        label={text.day}
        type="date"
        max={latest}
        value={until}
        onChange={(value) => {
          setUntil(value);
          setWrong('');
        }}
        error={wrong}
      />
      <Button type="submit" variant="primary" wide busy={busy}>
        {text.confirm}
      </Button>
    </form>
  );
}
