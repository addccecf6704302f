import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '../../commands/commands.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { Confirm } from '../../frame/Confirm.tsx';
import { FootActions, FootStatus } from '../../frame/Foot.tsx';
import type { ShownBoard } from './piles.ts';
import { useNarrow } from '../../ui/useNarrow.ts';
import { useUndo } from './useMoves.ts';

export type ClusterFootProps = {
  readonly board: ShownBoard;
  readonly canMove: boolean;
  readonly canLead: boolean;
  readonly onSuggest: (() => void) | null;
};

/** Number of piles, suggestions, undo, and for the facilitator taking all piles apart. */
export function ClusterFoot({ board, canMove, canLead, onSuggest }: ClusterFootProps) {
  const clusterText = useText('cluster');
  const { undo, busy, outcome } = useUndo();
  const { resetPiles } = useCommands();
  const [isAsking, setIsAsking] = useState(false);
  const narrow = useNarrow();
  const outcomes = {
    undone: clusterText.undone,
    nothing: clusterText.nothingToUndo,
    changedSince: clusterText.changedSince,
  };
  const said = outcome === null ? null : outcomes[outcome];
  const canStartOver = canLead && board.piles.length > 0;
  const more = [
    ...(onSuggest ? [{ label: clusterText.suggest, onSelect: onSuggest }] : []),
    ...(canStartOver ? [{ label: clusterText.startOver, onSelect: () => setIsAsking(true), danger: true }] : []),
  ];
  return (
    <>
      <FootStatus>
        <span>
          {outcome !== null && outcome !== 'undone' ? said : clusterText.status(board.piles.length, board.looseCount)}
        </span>
        <LiveRegion message={said ?? ''} />
      </FootStatus>
      <FootActions>
        {!narrow && canStartOver && (
          <Button size="small" variant="quiet" onClick={() => setIsAsking(true)}>
            {clusterText.startOver}
          </Button>
        )}
        {!narrow && onSuggest && (
          <Button size="small" onClick={onSuggest}>
            {clusterText.suggestShort}
          </Button>
        )}
        {canMove && (
          <Button size={narrow ? 'medium' : 'small'} variant={narrow ? 'default' : 'quiet'} busy={busy} onClick={undo}>
            {clusterText.undo}
          </Button>
        )}
        {narrow && more.length > 0 && (
          <Menu label={clusterText.moreActions} picture={<Ellipsis size={17} aria-hidden />} choices={more} />
        )}
      </FootActions>
      <Confirm
        open={isAsking}
        title={clusterText.startOverTitle}
        confirm={clusterText.startOver}
        danger
        onConfirm={() => resetPiles({})}
        onClose={() => setIsAsking(false)}
      >
        <p>{clusterText.startOverWhy}</p>
      </Confirm>
    </>
  );
}
