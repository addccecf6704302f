import { useState } from 'react';
import { useCommands } from '../../commands/commands.ts';
import { useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';

export function PairUpButton() {
  const planText = useText('plan');
  const { pairUp } = useCommands();
  const hasPairs = useSession((session) => Object.keys(session.pairs).length > 0);
  const [busy, setBusy] = useState(false);
  return (
    <Button
      size="small"
      variant="quiet"
      busy={busy}
      onClick={() => {
        setBusy(true);
        void pairUp({}).then(() => setBusy(false));
      }}
    >
      {hasPairs ? planText.pairAnew : planText.pairUp}
    </Button>
  );
}
