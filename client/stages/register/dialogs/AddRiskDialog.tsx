import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { AskDialog } from './AskDialog.tsx';

type AddRiskDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onAdded: (riskId: string) => void;
};

/** Adds a risk to the plan; its row opens, so that the plan can be written. */
export function AddRiskDialog({ open, onClose, onAdded }: AddRiskDialogProps) {
  const text = useText('registerRow').addDialog;
  const { addRisk } = useCommands();
  return (
    <AskDialog
      {...{ open, onClose, ...text }}
      kind="line"
      onSave={async (title) => {
        const reply = await addRisk({ title, cardIds: [], planned: true });
        if (reply.ok && reply.riskId !== undefined) onAdded(reply.riskId);
        return reply;
      }}
    />
  );
}
