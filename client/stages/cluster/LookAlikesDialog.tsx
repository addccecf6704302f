import { useEffect, useState } from 'react';
import { useCommands } from '../../commands/commands.ts';
import { useTabState } from '../../documents/useTabState.ts';
import { useBoard, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { LookAlike } from './lookAlikes.ts';
import { findLookAlikes, keyOf } from './lookAlikes.ts';
import styles from './LookAlikesDialog.module.css';
import { MergeLosses } from './MergeLosses.tsx';

export type LookAlikesProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Called once every pair is merged or kept apart. */
  readonly onGoOn: () => void;
};

/** Before the vote: the pairs that look alike, one after the other. What was kept apart is not asked about again (SPEC BO19). */
export function LookAlikesDialog({ open, onClose, onGoOn }: LookAlikesProps) {
  const text = useText('merging');
  const board = useBoard((current) => current);
  const { mergeRisks, moveCard, addRisk } = useCommands();
  const [stored, setStored] = useTabState(
    'keptApart',
    useSession((session) => session.workshop.id),
  );
  const [busy, setBusy] = useState(false);
  const apart = new Set((stored ?? '').split('\n'));
  const pairs = open ? findLookAlikes(board).filter((pair) => !apart.has(keyOf(pair))) : [];
  const [pair] = pairs;
  const isDone = open && pairs.length === 0;
  useEffect(() => {
    if (isDone) onGoOn();
    // Once for each time that it is opened: what goes on closes it.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [isDone]);

  const keep = (kept: readonly LookAlike[]): void => setStored([...apart, ...kept.map(keyOf)].join('\n'));
  const merge = async ({ a, b }: LookAlike): Promise<void> => {
    setBusy(true);
    if (a.riskId !== null && b.riskId !== null) await mergeRisks({ riskId: b.riskId, intoId: a.riskId });
    else if (a.cardId !== null && b.cardId !== null) await addRisk({ title: a.title, cardIds: [a.cardId, b.cardId] });
    else await moveCard({ cardId: a.cardId ?? b.cardId ?? '', riskId: a.riskId ?? b.riskId });
    setBusy(false);
  };
  return (
    <Dialog
      open={pair !== undefined}
      title={text.alikeTitle}
      width="narrow"
      onClose={onClose}
      actions={
        pair && (
          <>
            {pairs.length > 1 && (
              <Button variant="quiet" onClick={() => keep(pairs)}>
                {text.keepAll}
              </Button>
            )}
            <Button disabled={busy} onClick={() => keep([pair])}>
              {text.cancel}
            </Button>
            <Button variant="primary" busy={busy} onClick={() => void merge(pair)}>
              {text.merge}
            </Button>
          </>
        )
      }
    >
      {pair && (
        <>
          <ul className={styles.pair}>
            {[pair.a, pair.b].map((side) => (
              <li key={side.riskId ?? side.cardId} dir="auto">
                {side.title}
              </li>
            ))}
          </ul>
          {pair.a.riskId !== null && pair.b.riskId !== null && (
            <MergeLosses from={pair.b.riskId} into={pair.a.riskId} />
          )}
          <p className={styles.line}>
            {text.alikeLine} {text.left(pairs.length)}
          </p>
        </>
      )}
    </Dialog>
  );
}
