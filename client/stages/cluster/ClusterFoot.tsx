import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '../../commands/commands.ts';
import type { Texts } from '../../../shared/text/catalogue.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { Confirm } from '../../frame/Confirm.tsx';
import { useMovesSaved } from '../../documents/useBoardWithPending.ts';
import { SaveLine } from '../../frame/SaveLine.tsx';
import { FootActions, FootStatus } from '../../frame/Foot.tsx';
import type { ShownBoard } from './piles.ts';
import { useNarrow } from '../../ui/useNarrow.ts';
import { useUndo } from './useMoves.ts';
import type { UndoOutcome } from './useMoves.ts';

export type ClusterFootProps = {
  readonly board: ShownBoard;
  readonly canMove: boolean;
  readonly canLead: boolean;
  readonly onSuggest: (() => void) | null;
};

/** Number of piles, suggestions, undo, and for the facilitator taking all piles apart. */
export function ClusterFoot({ board, canMove, canLead, onSuggest }: ClusterFootProps) {
  const clusterText = useText('cluster');
  const save = useMovesSaved();
  const { undo, busy, outcome } = useUndo();
  const { resetPiles } = useCommands();
  const [isAsking, setIsAsking] = useState(false);
  const narrow = useNarrow();
  const said = outcome === null ? null : wordsOf(outcome, clusterText);
  const isWorthSeeing = outcome !== null && (outcome.kind !== 'undone' || outcome.reset !== null);
  const canStartOver = canLead && board.piles.length > 0;
  const more = [
    ...(narrow && onSuggest ? [{ label: clusterText.suggest, onSelect: onSuggest }] : []),
    ...(canStartOver ? [{ label: clusterText.startOver, onSelect: () => setIsAsking(true), danger: true }] : []),
  ];
  return (
    <>
      <FootStatus>
        <span>{isWorthSeeing ? said : clusterText.status(board.piles.length, board.looseCount)}</span>
        {canMove && <SaveLine save={save} words={clusterText.saves} />}
        <LiveRegion message={said ?? ''} />
      </FootStatus>
      <FootActions>
        {!narrow && onSuggest && (
          <Button size="small" onClick={onSuggest}>
            {clusterText.suggest}
          </Button>
        )}
        {canMove && (
          <Button size={narrow ? 'medium' : 'small'} variant={narrow ? 'default' : 'quiet'} busy={busy} onClick={undo}>
            {clusterText.undo}
          </Button>
        )}
        {more.length > 0 && (
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
        <p>
          {clusterText.startOverWhy(board.piles.length, board.piles.filter(({ risk }) => risk.title !== '').length)}
        </p>
      </Confirm>
    </>
  );
}

function wordsOf(outcome: UndoOutcome, text: Texts<'cluster'>): string {
  switch (outcome.kind) {
    case 'nothing':
      return text.nothingToUndo;
    case 'changedSince':
      return text.changedSince[outcome.what];
    case 'undone':
      return outcome.reset === null ? text.undone : text.resetUndone(outcome.reset.cards, outcome.reset.cardsKept);
  }
}
