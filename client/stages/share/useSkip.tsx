import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ParticipantId } from '../../../shared/ids.ts';
import { isPresentReader } from '../../../shared/people/roles.ts';
import { useCommands } from '../../commands/commands.ts';
import { usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';

type Skip = {
  /** The name of the person who would be passed over; null when nobody else could read. */
  readonly next: string | null;
  readonly passOver: () => void;
  /** Who was passed over and who reads instead, with the way back, until the next card is dealt. */
  readonly report: ReactNode;
};

/** Passing over whoever holds the next card. The command names the person: it does nothing when the turn has changed. */
export function useSkip(undealt: number): Skip {
  const shareText = useText('share');
  const people = usePeople();
  const { nextId, dealt } = useSession((session) => session.turn);
  const order = useSession((session) => session.order);
  const { skipReader, undoSkip } = useCommands();
  const [skipped, setSkipped] = useState<{ readonly id: ParticipantId; readonly dealt: number } | null>(null);
  const [busy, setBusy] = useState(false);
  const next = nextId === null ? undefined : people[nextId];
  const hasOthers = order.some((id) => id !== nextId && people[id] !== undefined && isPresentReader(people[id]));
  const isStanding = skipped !== null && skipped.dealt === dealt && nextId !== null && nextId !== skipped.id;

  const passOver = async (id: ParticipantId) => {
    if (busy) return;
    setBusy(true);
    const { ok } = await skipReader({ participantId: id });
    setBusy(false);
    if (ok) setSkipped({ id, dealt });
  };
  const takeBack = async (id: ParticipantId) => {
    await undoSkip({ participantId: id });
    setSkipped(null);
  };
  return {
    next: undealt > 0 && next !== undefined && hasOthers ? next.name : null,
    passOver: () => nextId !== null && void passOver(nextId),
    report: (
      <span role="status">
        {isStanding && (
          <>
            {shareText.skipped(people[skipped.id]?.name ?? '', next?.name ?? '')}{' '}
            <Button size="small" variant="quiet" onClick={() => void takeBack(skipped.id)}>
              {shareText.undoSkip}
            </Button>
          </>
        )}
      </span>
    ),
  };
}
