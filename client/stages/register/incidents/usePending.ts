import { useState } from 'react';
import type { Reply } from '../../../../shared/protocol/replies.ts';

/**
 * A value with this person's unconfirmed answer, so that a choice shows at once. It is dropped when the value changes, or
 * when the server refuses the answer.
 */
export function usePending<T>(value: T): readonly [shown: T, answer: (next: T, reply: Promise<Reply>) => void] {
  const [pending, setPending] = useState<{ readonly from: T; readonly to: T } | null>(null);
  const answer = (to: T, reply: Promise<Reply>): void => {
    setPending({ from: value, to });
    void reply.then(({ ok }) => {
      if (!ok) setPending(null);
    });
  };
  return [pending !== null && Object.is(pending.from, value) ? pending.to : value, answer];
}
