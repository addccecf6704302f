import { useState } from 'react';
import type { RiskId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import { useBoardWithPending } from '../../documents/useBoardWithPending.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './ClusterScreen.module.css';
import { MergeLosses, useMergeLosses } from './MergeLosses.tsx';
import type { ShownBoard } from './piles.ts';

/**
 * Asks which pile this one is merged into; null shows nothing. When it has a plan, dots or a place on the list, it asks once
 * more and says what becomes of them (SPEC BO5d).
 */
export function MergeDialog({
  board,
  riskId,
  onClose,
}: {
  board: ShownBoard;
  riskId: RiskId | null;
  onClose: () => void;
}) {
  const clusterText = useText('cluster');
  const text = useText('merging');
  const { mergeRisks } = useBoardWithPending();
  const [intoId, setIntoId] = useState<RiskId | null>(null);
  const asksFirst = useMergeLosses(riskId ?? '').length > 0;
  const from = board.piles.find(({ id }) => id === riskId);
  const into = board.piles.find(({ id }) => id === intoId);
  const close = (): void => {
    setIntoId(null);
    onClose();
  };
  const merge = (id: RiskId): void => {
    if (from) void mergeRisks(from.id, id);
    close();
  };
  if (from && into) {
    return (
      <Dialog
        open
        title={text.sureTitle(from.risk.title || clusterText.untitled, into.risk.title || clusterText.untitled)}
        width="narrow"
        onClose={close}
        actions={
          <>
            <Button variant="quiet" onClick={close}>
              {text.cancel}
            </Button>
            <Button variant="primary" onClick={() => merge(into.id)}>
              {text.merge}
            </Button>
          </>
        }
      >
        <MergeLosses from={from.id} into={into.id} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open={from !== undefined}
      title={clusterText.mergeTitle(from?.risk.title ?? '')}
      width="narrow"
      onClose={close}
    >
      <p>{clusterText.mergeHint}</p>
      <ul className={styles.choices}>
        {board.piles
          .filter(({ id }) => id !== riskId)
          .map(({ id, risk, count }) => (
            <li key={id}>
              <Button wide onClick={() => (asksFirst ? setIntoId(id) : merge(id))}>
                {clusterText.pileChoice(risk.title, count)}
              </Button>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
