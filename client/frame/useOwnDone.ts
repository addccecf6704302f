import { useState } from 'react';
import { useCommands } from '../commands/commands.ts';
import { useTabState } from '../documents/useTabState.ts';
import { useSession } from '../documents/workshop.ts';

export type OwnDone = { readonly done: boolean; readonly busy: boolean; readonly setDone: (done: boolean) => void };

/**
 * This person's "done" flag. The session holds only the number of people who are done, so the page stores its own flag for
 * as long as the server does: it is cleared at every stage change, new round and vote.
 */
export function useOwnDone(): OwnDone {
  const { setDone } = useCommands();
  const period = useSession(({ stage, open }) => [stage.name, stage.startedAt, open.notebook, open.ballot].join(' '));
  const [stored, setStored] = useTabState('done', period);
  const [busy, setBusy] = useState(false);
  const done = stored !== null;
  return {
    done,
    busy,
    setDone(wanted) {
      setStored(wanted ? 'done' : null);
      setBusy(true);
      void setDone({ done: wanted }).then((reply) => {
        setBusy(false);
        if (!reply.ok) setStored(done ? 'done' : null);
      });
    },
  };
}
