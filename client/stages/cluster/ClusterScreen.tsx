import { useCallback, useState } from 'react';
import type { CardId, RiskId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useBoardWithPending } from '../../documents/useBoardWithPending.ts';
import { useMe, useSendDrag } from '../../documents/workshop.ts';
import { texts } from '../../text/texts.ts';
import { useText } from '../../text/useText.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { classes } from '../../ui/classes.ts';
import { Confirm } from '../../frame/Confirm.tsx';
import { useOnDemand } from '../../frame/useOnDemand.ts';
import cardStyles from './ClusterCard.module.css';
import { CardWords } from './ClusterCard.tsx';
import { ClusterFoot } from './ClusterFoot.tsx';
import styles from './ClusterScreen.module.css';
import { Dragging } from './dragging.tsx';
import { MoveTo } from './MoveTo.tsx';
import type { Ghost } from './Pile.tsx';
import { NewPile, Pile } from './Pile.tsx';
import { hintFor } from './piles.ts';
import { useSuggestions } from './suggest/useSuggestions.ts';
import { Tray } from './Tray.tsx';
import { useFocusCard } from './useFocusCard.ts';
import { useMoves } from './useMoves.ts';
import { useNames } from './useNames.ts';
import { useOthers } from './useOthers.ts';
import { zoneName } from './zones.ts';

const loadSuggestions = async () =>
  (await Promise.all([import('./suggest/SuggestionList.tsx'), texts.load('dialogs')]))[0];

const loadMerge = () => import('./MergeDialog.tsx');

const noGhosts: readonly Ghost[] = [];

/** Groups cards into piles: by dragging, by keyboard, or from a list of places on each card. */
export function ClusterScreen() {
  const clusterText = useText('cluster');
  const { isLeading, isObserver } = useMe();
  const { board, shown, moves } = useMoves();
  const { renameRisk, removeRisk, addRisk, flagCard } = useBoardWithPending();
  const { mergeCards, withdrawCard } = useCommands();
  const sendDrag = useSendDrag();
  const others = useOthers(shown);
  const names = useNames(shown);
  const suggestions = useSuggestions(board);
  const suggesting = useOnDemand(suggestions.state.kind !== 'closed', loadSuggestions, suggestions.close);
  const focusAfter = useFocusCard(shown);
  const [openCard, setOpenCard] = useState<CardId | null>(null);
  const [merging, setMerging] = useState<RiskId | null>(null);
  const stopMerging = useCallback(() => setMerging(null), []);
  const merge = useOnDemand(merging !== null, loadMerge, stopMerging);
  const [withdrawing, setWithdrawing] = useState<CardId | null>(null);

  const rename = useCallback((riskId: RiskId, title: string) => void renameRisk(riskId, title), [renameRisk]);
  const remove = useCallback((riskId: RiskId) => void removeRisk(riskId), [removeRisk]);
  const hint = hintFor(shown);
  const open = openCard === null ? undefined : names.find(openCard);
  const panel = open && (
    <MoveTo
      shown={open}
      board={shown}
      moves={moves}
      canLead={isLeading}
      onFlag={(flagged) => void flagCard(open.id, flagged)}
      onApart={() => open.again.forEach(({ id }) => void mergeCards({ cardId: id, intoId: null }))}
      onWithdraw={() => setWithdrawing(open.id)}
      onClose={(moved) => {
        focusAfter(open.id, moved);
        setOpenCard(null);
      }}
    />
  );
  const shared = { disabled: isObserver, movingBy: others.movingBy, openCard, onOpen: setOpenCard };
  return (
    <Dragging
      nameCard={names.card}
      nameZone={names.zone}
      nameDrop={names.drop}
      onOver={(cardId, zone) => sendDrag({ cardId, over: zone && zoneName(zone) })}
      onEnd={() => sendDrag(null)}
      onHeld={setOpenCard}
      onDrop={(cardId, zone, byKeyboard) => {
        moves.drop(cardId, zone);
        if (byKeyboard) focusAfter(cardId, true);
      }}
      renderCarried={(cardId) => {
        const carried = names.find(cardId);
        return (
          carried && (
            <div className={classes(cardStyles.card, cardStyles.loose, cardStyles.lifted)}>
              <CardWords shown={carried} by={undefined} />
            </div>
          )
        );
      }}
    >
      <div className={styles.screen}>
        <VisuallyHidden>
          <h1 tabIndex={-1}>{clusterText.title}</h1>
        </VisuallyHidden>
        {suggesting && suggestions.state.kind !== 'closed' && (
          <suggesting.SuggestionList
            state={suggestions.state}
            board={board}
            onAccept={moves.gather}
            onRemove={suggestions.remove}
            onClose={suggestions.close}
          />
        )}
        <Tray {...shared} board={shown} panel={open?.card.riskId === null ? panel : null} />
        <div className={styles.piles} role="region" aria-label={clusterText.pilesRegion}>
          {isObserver && <p className={styles.watching}>{clusterText.watching}</p>}
          {shown.piles.map((pile) => (
            <Pile
              key={pile.id}
              {...shared}
              openCard={open?.card.riskId === pile.id ? openCard : null}
              pile={pile}
              ghosts={others.ghosts.get(pile.id) ?? noGhosts}
              panel={open?.card.riskId === pile.id ? panel : null}
              canMerge={shown.piles.length > 1}
              onRename={rename}
              onMerge={setMerging}
              onRemove={remove}
            />
          ))}
          <NewPile
            disabled={isObserver}
            isFirst={shown.piles.length === 0}
            by={others.overNew}
            onAdd={() => void addRisk({})}
          />
          {hint !== null && <p className={styles.watching}>{clusterText.hints[hint]}</p>}
        </div>
      </div>
      {merge && <merge.MergeDialog board={shown} riskId={merging} onClose={stopMerging} />}
      <Confirm
        open={withdrawing !== null}
        title={clusterText.withdrawTitle}
        confirm={clusterText.withdraw}
        cancel={clusterText.withdrawCancel}
        danger
        onConfirm={async () => withdrawing !== null && withdrawCard({ cardId: withdrawing })}
        onClose={() => setWithdrawing(null)}
      >
        <p>{clusterText.withdrawWhy}</p>
      </Confirm>
      <ClusterFoot
        board={shown}
        canMove={!isObserver}
        canLead={isLeading}
        onSuggest={!isObserver && Object.keys(board.cards).length > 1 ? suggestions.ask : null}
      />
    </Dragging>
  );
}
