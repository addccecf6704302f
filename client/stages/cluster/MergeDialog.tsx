import type { RiskId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import { useBoardWithPending } from '../../documents/useBoardWithPending.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './ClusterScreen.module.css';
import type { ShownBoard } from './piles.ts';

/** Asks which pile this one is merged into; null shows nothing. */
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
  const { mergeRisks } = useBoardWithPending();
  const from = board.piles.find(({ id }) => id === riskId);
  return (
    <Dialog
      open={from !== undefined}
      title={clusterText.mergeTitle(from?.risk.title ?? '')}
      width="narrow"
      onClose={onClose}
    >
      <p>{clusterText.mergeHint}</p>
      <ul className={styles.choices}>
        {board.piles
          .filter(({ id }) => id !== riskId)
          .map(({ id, risk, count }) => (
            <li key={id}>
              <Button
                wide
                onClick={() => {
                  if (from) void mergeRisks(from.id, id);
                  onClose();
                }}
              >
                {clusterText.pileChoice(risk.title, count)}
              </Button>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
