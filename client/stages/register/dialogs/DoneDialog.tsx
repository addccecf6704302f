import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { AskDialog } from './AskDialog.tsx';

export type RowDialogProps = { readonly row: RegisterRow; readonly open: boolean; readonly onClose: () => void };

/** A step that is done asks what is different now; the answer may wait. */
export function DoneDialog({ row, open, onClose }: RowDialogProps) {
  const text = useText('registerRow').doneDialog;
  const { setPrevention } = useCommands();
  return (
    <AskDialog
      {...{ open, onClose, ...text }}
      mayBeEmpty
      onSave={(note) => setPrevention({ riskId: row.riskId, state: 'done', ...(note === '' ? {} : { note }) })}
    />
  );
}

export function DropDialog({ row, open, onClose }: RowDialogProps) {
  const text = useText('registerRow').dropDialog;
  const { setPrevention } = useCommands();
  return (
    <AskDialog
      {...{ open, onClose, ...text }}
      onSave={(note) => setPrevention({ riskId: row.riskId, state: 'dropped', note })}
    />
  );
}
