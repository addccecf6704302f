import { useCallback, useEffect, useState } from 'react';
import { isTapAnswer } from '../../shared/mail/tap.ts';
import type { TapAnswer, TapReply } from '../../shared/mail/tap.ts';
import type { TapRequest } from '../../shared/mail/requests.ts';
import { HttpRefusal } from '../connection/http.ts';
import { askTap } from '../connection/mailRequests.ts';

export type TapState =
  | { readonly kind: 'asking' | 'unknown' | 'unreachable' }
  | {
      readonly kind: 'known';
      readonly reply: TapReply;
      /** Answered or taken back on this page, which then says so. */
      readonly just: 'answered' | 'undone' | null;
    };

/** Why an answer was not recorded, where the page asks on. */
export type TapFailure = 'past' | 'reasonNeeded' | 'unreachable' | 'other';

type Asked = Omit<TapRequest, 'secret'>;

/** The secret and the answer in the fragment, which stay there so that a reload works; the browser sends neither. */
function readFragment(): { readonly secret: string; readonly chosen: TapAnswer | null } {
  const [secret = '', answer] = window.location.hash.slice(1).split('.');
  return { secret, chosen: isTapAnswer(answer) ? answer : null };
}

const isUnknown = (refusal: unknown): boolean => refusal instanceof HttpRefusal && refusal.code === 'unknownToken';

/** One check, opened by a link in a mail. Nothing is recorded before `answer` is called. */
export function useTap(workshopId: string) {
  const [{ secret, chosen }] = useState(readFragment);
  const [state, setState] = useState<TapState>(secret === '' ? { kind: 'unknown' } : { kind: 'asking' });

  const load = useCallback(
    (): Promise<TapState> =>
      askTap(workshopId, { secret }).then(
        (reply) => ({ kind: 'known', reply, just: null }),
        (refusal: unknown) => ({ kind: isUnknown(refusal) ? 'unknown' : 'unreachable' }),
      ),
    [workshopId, secret],
  );
  useEffect(() => {
    let isOver = false;
    if (secret !== '')
      void load().then((found) => {
        if (!isOver) setState(found);
      });
    return () => {
      isOver = true;
    };
  }, [load, secret]);

  const answer = async (asked: Asked): Promise<TapFailure | null> => {
    try {
      const reply = await askTap(workshopId, { secret, ...asked });
      setState({ kind: 'known', reply, just: asked.undo ? 'undone' : 'answered' });
      return null;
    } catch (refusal) {
      if (!(refusal instanceof HttpRefusal)) return 'other';
      if (refusal.code === 'pastThreshold') return 'past';
      if (refusal.code === 'reasonNeeded') return 'reasonNeeded';
      // Somebody else was faster: what holds now is shown.
      if (refusal.code === 'gone') setState(await load());
      return refusal.status === 0 || refusal.status >= 429 ? 'unreachable' : 'other';
    }
  };
  const retry = (): void => {
    setState({ kind: 'asking' });
    void load().then(setState);
  };
  return { state, chosen, answer, retry };
}
