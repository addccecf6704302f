import { useState } from 'react';
import { useCommands } from '../../commands/commands.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** Opens a second vote, after a question: it deletes the totals. */
export function Revote() {
  const voteText = useText('vote');
  const { openVote } = useCommands();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const revote = async (): Promise<void> => {
    setBusy(true);
    await openVote({});
    setBusy(false);
    setAsking(false);
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{voteText.revote}</Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={voteText.revoteTitle}
        width="narrow"
        actions={
          <>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              {voteText.cancel}
            </Button>
            <Button variant="primary" busy={busy} onClick={() => void revote()}>
              {voteText.revoteYes}
            </Button>
          </>
        }
      >
        <p>{voteText.revoteBody}</p>
      </Dialog>
    </>
  );
}
