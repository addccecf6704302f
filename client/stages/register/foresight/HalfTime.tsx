import { daysLater } from '../../../../shared/time.ts';
import { useState } from 'react';
import { useCommands } from '../../../commands/commands.ts';
import { useMe } from '../../../documents/workshop.ts';
import { useText } from '../../../text/useText.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useRegisterPage } from '../RegisterContext.ts';

const laterDays = 7;

/** The notice at half time: begin the second look, put it off, or have none. */
export function HalfTime() {
  const text = useText('foresight').halfTime;
  const { isFacilitator } = useMe();
  const { today } = useRegisterPage();
  const { startSecondLook, putOffSecondLook } = useCommands();
  const [busy, setBusy] = useState(false);
  if (!isFacilitator) return <Banner tone="neutral">{text.others}</Banner>;
  const send = async (command: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    await command();
    setBusy(false);
  };
  return (
    <Banner
      tone="neutral"
      actions={
        <>
          <Button size="small" busy={busy} onClick={() => void send(() => startSecondLook({}))}>
            {text.start}
          </Button>
          <Button
            size="small"
            variant="quiet"
            onClick={() => void send(() => putOffSecondLook({ until: daysLater(today, laterDays) }))}
          >
            {text.later(laterDays)}
          </Button>
          <Button size="small" variant="quiet" onClick={() => void send(() => putOffSecondLook({ until: null }))}>
            {text.never}
          </Button>
        </>
      }
    >
      <b>{text.title}</b> {text.words}
    </Banner>
  );
}
