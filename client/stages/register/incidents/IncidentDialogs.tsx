import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { AskDialog } from '../dialogs/AskDialog.tsx';

type IncidentDialogProps = { readonly incidentId: string; readonly open: boolean; readonly onClose: () => void };

export function FalseAlarmDialog({ incidentId, open, onClose }: IncidentDialogProps) {
  const text = useText('incidents').falseAlarmDialog;
  const { callFalseAlarm } = useCommands();
  return <AskDialog {...{ open, onClose, ...text }} onSave={(reason) => callFalseAlarm({ incidentId, reason })} />;
}

export function SkipReviewDialog({ incidentId, open, onClose }: IncidentDialogProps) {
  const text = useText('incidents').skipDialog;
  const { skipReview } = useCommands();
  return <AskDialog {...{ open, onClose, ...text }} onSave={(reason) => skipReview({ incidentId, reason })} />;
}
