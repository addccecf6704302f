import { useBoardWithPending } from '../../../documents/useBoardWithPending.ts';
import { useText } from '../../../text/useText.ts';
import { AskDialog } from './AskDialog.tsx';
import type { RowDialogProps } from './DoneDialog.tsx';

/** A new due date for a step that is past its own. */
export function DayDialog({ row, open, onClose }: RowDialogProps) {
  const text = useText('registerRow').dayDialog;
  const { setRisk } = useBoardWithPending();
  return (
    <AskDialog
      {...{ open, onClose, ...text }}
      kind="day"
      onSave={(preventionDue) => setRisk(row.riskId, { preventionDue })}
    />
  );
}
