import { useState } from 'react';
import { useCommands } from '../../commands/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { MessageScreen } from '../../ui/MessageScreen.tsx';
import { DoneCount } from '../../frame/DoneCount.tsx';
import { FootStatus } from '../../frame/Foot.tsx';
import { CameAndLeft, Newcomers } from './Movement.tsx';
import { useText } from '../../text/useText.ts';

/** For people who do not write. It shows no progress, so that nothing reveals who is writing. */
export function NotWriting({ reason }: { readonly reason: 'observer' | 'optedOut' }) {
  const writeText = useText('write');
  const { setPart } = useCommands();
  const [busy, setBusy] = useState(false);
  const isObserver = reason === 'observer';
  const write = async (): Promise<void> => {
    setBusy(true);
    await setPart({ writes: true });
    setBusy(false);
  };
  return (
    <MessageScreen title={isObserver ? writeText.observerTitle : writeText.optedOutTitle}>
      <p>{isObserver ? writeText.observer : writeText.optedOut}</p>
      {!isObserver && (
        <Button busy={busy} onClick={() => void write()}>
          {writeText.writeAfterAll}
        </Button>
      )}
      <Newcomers />
      <CameAndLeft />
      <FootStatus>
        <DoneCount words={writeText.doneCount} />
      </FootStatus>
    </MessageScreen>
  );
}
