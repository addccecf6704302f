import type { IsoDate } from '../../../../shared/time.ts';
import { useText } from '../../../text/useText.ts';
import { AskDialog } from '../dialogs/AskDialog.tsx';

type AsOfDialogProps = { readonly open: boolean; readonly onClose: () => void; readonly onShow: (on: IsoDate) => void };

/** Asks for the day whose register is to be shown. */
export function AsOfDialog({ open, onClose, onShow }: AsOfDialogProps) {
  const text = useText('registerPage').asOfDialog;
  return (
    <AskDialog
      {...{ open, onClose, ...text }}
      kind="day"
      onSave={(on) => {
        onShow(on);
        return Promise.resolve({ ok: true });
      }}
    />
  );
}
