import { useEffect, useState } from 'react';
import { useSession } from '../documents/workshop.ts';
import { browserSeats } from '../runtime/seats.ts';

type JoinSecrets = { readonly joinCode: string; readonly linkSecret: string | null };

/**
 * What admits to the meeting; null when it is over, and while it is not known. The session has it until somebody came to the register by a link;
 * after that the server tells it only to those with a seat (SPEC LK6c).
 */
export function useJoinSecrets(): JoinSecrets | null {
  const { id, joinCode, linkSecret } = useSession(({ workshop }) => workshop);
  const stage = useSession((session) => session.stage.name);
  const [found, setFound] = useState<JoinSecrets | null>(null);
  const isWithheld = joinCode === '' && stage !== 'register';
  useEffect(() => {
    if (!isWithheld) return;
    let isOver = false;
    const token = browserSeats().read(id)?.token ?? '';
    // Needed only in a meeting that was opened again, so it is no part of the first page.
    import('../connection/linkRequests.ts')
      .then(({ fetchLinks }) => fetchLinks(id, token))
      .then(({ join }) => {
        if (!isOver) setFound(join);
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [isWithheld, id]);
  if (stage === 'register') return null;
  return joinCode === '' ? found : { joinCode, linkSecret };
}
