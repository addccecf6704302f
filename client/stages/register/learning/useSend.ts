import { useState } from 'react';
import type { Reply } from '../../../../shared/protocol/replies.ts';
import { useRefusals } from '../../../text/useRefusals.ts';
import { useText } from '../../../text/useText.ts';
import { wordRefusal } from '../../../text/wordRefusal.ts';

export type Send = {
  readonly busy: boolean;
  /** Why the last command was not taken; '' when it was. */
  readonly failed: string;
  readonly send: (give: () => Promise<Reply>) => Promise<Reply>;
};

/** Gives commands one at a time and words their refusals. */
export function useSend(): Send {
  const { notSaved } = useText('smallTests');
  const refusals = useRefusals();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  return {
    busy,
    failed,
    async send(give) {
      setBusy(true);
      const reply = await give();
      setBusy(false);
      setFailed(reply.ok ? '' : wordRefusal(reply, refusals) || notSaved);
      return reply;
    },
  };
}
