import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCommands } from '../commands/commands.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './dialogs.module.css';

export function LeaveDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText('dialogs').leave;
  const hasNotes = useSession((session) => session.open.notebook !== null);
  const { isObserver } = useMe();
  const commands = useCommands();
  const [, navigate] = useLocation();
  const [deleteNotes, setDeleteNotes] = useState(false);
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');

  const leave = async () => {
    setState('busy');
    const reply = await commands.leave(deleteNotes ? { deleteNotes } : {});
    // If the server no longer knows this person, they have left already.
    if (!reply.ok && reply.code !== 'unknownToken') {
      setState('failed');
      return;
    }
    navigate('/');
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text.title}
      width="narrow"
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button variant="danger" busy={state === 'busy'} onClick={() => void leave()}>
            {text.confirm}
          </Button>
        </>
      }
    >
      <p>{text.text}</p>
      {hasNotes && !isObserver && (
        <CheckField label={text.deleteNotes} hint={text.deleteHint} checked={deleteNotes} onChange={setDeleteNotes} />
      )}
      {state === 'failed' && (
        <p className={styles.error} role="alert">
          {text.failed}
        </p>
      )}
    </Dialog>
  );
}
