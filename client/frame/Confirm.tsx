import { useState, type ReactNode } from 'react';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

export type ConfirmProps = {
  open: boolean;
  title: string;
  children: ReactNode;
  confirm: string;
  /** The button that changes nothing; "Cancel" without it. */
  cancel?: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks before an action that has no undo. */
export function Confirm({ open, title, children, confirm, cancel, danger = false, onConfirm, onClose }: ConfirmProps) {
  const workshopText = useText('workshop');
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await onConfirm();
    setBusy(false);
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={title}
      width="narrow"
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {cancel ?? workshopText.cancel}
          </Button>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={() => void run()}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
