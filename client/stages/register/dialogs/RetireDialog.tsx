import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { AskDialog } from './AskDialog.tsx';
import type { RowDialogProps } from './DoneDialog.tsx';

export function RetireDialog({ row, open, onClose }: RowDialogProps) {
  const { title, ...text } = useText('registerRow').retireDialog;
  const { retireRisk } = useCommands();
  return (
    <AskDialog
      {...{ open, onClose, ...text }}
      title={title(row.id)}
      onSave={(reason) => retireRisk({ riskId: row.riskId, reason })}
    />
  );
}

export function ContainedDialog({ row, open, onClose }: RowDialogProps) {
  const text = useText('registerRow').containedDialog;
  const { recordCheck } = useCommands();
  return (
    <AskDialog
      {...{ open, onClose, ...text }}
      mayBeEmpty
      onSave={(note) => recordCheck({ riskId: row.riskId, state: 'contained', ...(note === '' ? {} : { note }) })}
    />
  );
}
