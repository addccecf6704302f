import { useState } from 'react';
import { useCommands } from '../../commands/commands.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './TurnOrder.module.css';

/** The reading order, and opting out of reading aloud. */
export function TurnOrder() {
  const shareText = useText('share');
  const me = useMe();
  const people = usePeople();
  const order = useSession((session) => session.order);
  const { readerId, nextId } = useSession((session) => session.turn);
  const { setPart } = useCommands();
  const [busy, setBusy] = useState(false);
  const setReads = async (reads: boolean): Promise<void> => {
    setBusy(true);
    await setPart({ reads });
    setBusy(false);
  };
  if (order.length === 0) return null;
  return (
    <details className={styles.order}>
      <summary>{shareText.turnOrder}</summary>
      <ol className={styles.list}>
        {order.map((id) => {
          const person = people[id];
          if (person === undefined) return null;
          const state = !person.reads
            ? shareText.passedOver
            : !person.connected
              ? shareText.away
              : id === readerId
                ? shareText.readsNow
                : id === nextId
                  ? shareText.readsNext
                  : null;
          return (
            <li
              key={id}
              aria-current={id === readerId || undefined}
              data-out={!person.reads || !person.connected || undefined}
            >
              {person.name}
              {state !== null && <small>{state}</small>}
            </li>
          );
        })}
      </ol>
      {!me.isObserver && (
        <>
          {!me.person.reads && <p className={styles.out}>{shareText.optedOut}</p>}
          <Button size="small" busy={busy} onClick={() => void setReads(!me.person.reads)}>
            {me.person.reads ? shareText.optOut : shareText.optIn}
          </Button>
        </>
      )}
    </details>
  );
}
