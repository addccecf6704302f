import { useState } from 'react';
import type { Reply } from '../../../../shared/protocol/replies.ts';
import { useRefusals } from '../../../text/useRefusals.ts';
import { useText } from '../../../text/useText.ts';
import { wordRefusal } from '../../../text/wordRefusal.ts';

export type Running = {
  readonly isBusy: boolean;
  /** Why the last command was not carried out; '' when it was. */
  readonly failed: string;
  readonly run: (send: () => Promise<Reply>) => Promise<Reply>;
};

/** Runs one command at a time for a control, and keeps the words of its refusal. */
export function useIncidentCommand(): Running {
  const text = useText('incidents');
  const refusals = useRefusals();
  const [isBusy, setIsBusy] = useState(false);
  const [failed, setFailed] = useState('');
  return {
    isBusy,
    failed,
    async run(send) {
      setIsBusy(true);
      const reply = await send();
      setIsBusy(false);
      setFailed(reply.ok ? '' : wordRefusal(reply, refusals) || text.failed);
      return reply;
    },
  };
}
