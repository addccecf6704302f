import { useCallback, useMemo, useRef, useState } from 'react';
import type { CardId, RiskId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useBoardWithPending } from '../../documents/useBoardWithPending.ts';
import { useMe, useSendDrag } from '../../documents/workshop.ts';
import { texts } from '../../text/texts.ts';
import { useText } from '../../text/useText.ts';
import { Travel } from '../../ui/Travel.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { classes } from '../../ui/classes.ts';
import { Confirm } from '../../frame/Confirm.tsx';
import { useOnDemand } from '../../frame/useOnDemand.ts';
import cardStyles from './ClusterCard.module.css';
import { CardWords } from './CardWords.tsx';
import { ClusterFoot } from './ClusterFoot.tsx';
import { Columns } from './Columns.tsx';
import styles from './ClusterScreen.module.css';
import { Dragging, ScrollsWhileDragging } from './dragging.tsx';
import type { Ghost } from './Ghosts.tsx';
import { MoveTo } from './MoveTo.tsx';
import { NewPile } from './NewPile.tsx';
import { Pile } from './Pile.tsx';
import { hintFor, placesOf } from './piles.ts';
import { Tray } from './Tray.tsx';
import { useFocusCard } from './useFocusCard.ts';
import { useKeepFocus } from './useKeepFocus.ts';
import { useMoves } from './useMoves.ts';
import { useNames } from './useNames.ts';
import { useOthers } from './useOthers.ts';
import { zoneName } from './zones.ts';

const loadSuggestions = async () =>
  (await Promise.all([import('./suggest/SuggestionList.tsx'), texts.load('dialogs')]))[0];

const loadMerge = async () => (await Promise.all([import('./MergeDialog.tsx'), texts.load('dialogs')]))[0];

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
  /** How often suggestions were asked for; 0: they are closed. */
  const [asked, setAsked] = useState(0);
  const stopSuggesting = useCallback(() => setAsked(0), []);
  const suggesting = useOnDemand(asked > 0, loadSuggestions, stopSuggesting);
  useKeepFocus(shown);
  const focusAfter = useFocusCard(shown);
  const places = useMemo(() => placesOf(shown), [shown]);
  /** Cards that the own hand has put down: they have travelled already. */
  const dropped = useRef(new Set<CardId>());
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
    <>
      <Dragging
        disabled={isObserver}
        className={styles.screen}
        nameCard={names.card}
        nameZone={names.zone}
        nameDrop={names.drop}
        onOver={(cardId, zone) => sendDrag({ cardId, over: zone && zoneName(zone) })}
        onEnd={() => sendDrag(null)}
        onOpen={setOpenCard}
        onDrop={(cardId, zone, byKeyboard) => {
          dropped.current.add(cardId);
          moves.drop(cardId, zone);
          if (byKeyboard) focusAfter(cardId, true);
        }}
        renderCarried={(cardId) => {
          const carried = names.find(cardId);
          return (
            carried && (
              <div className={classes(cardStyles.card, cardStyles.loose, cardStyles.lifted)}>
                <CardWords shown={carried} />
              </div>
            )
          );
        }}
      >
        <VisuallyHidden>
          <h1 tabIndex={-1}>{clusterText.title}</h1>
        </VisuallyHidden>
        {suggesting && asked > 0 && (
          <suggesting.SuggestionList key={asked} board={board} onAccept={moves.gather} onClose={stopSuggesting} />
        )}
        <Tray
          {...shared}
          board={shown}
          ghosts={others.ghosts.get('tray') ?? noGhosts}
          ghostsOver={others.overCard}
          panel={open?.card.riskId === null ? panel : null}
        />
        <div className={styles.piles} role="region" aria-label={clusterText.pilesRegion}>
          <ScrollsWhileDragging region="piles" />
          {isObserver && <p className={styles.watching}>{clusterText.watching}</p>}
          <Columns keys={[...shown.piles.map(({ id }) => id), 'new']}>
            {shown.piles.map((pile) => (
              <Pile
                key={pile.id}
                {...shared}
                openCard={open?.card.riskId === pile.id ? openCard : null}
                pile={pile}
                ghosts={others.ghosts.get(zoneName({ kind: 'pile', riskId: pile.id })) ?? noGhosts}
                panel={open?.card.riskId === pile.id ? panel : null}
                canMerge={shown.piles.length > 1}
                onRename={rename}
                onMerge={setMerging}
                onRemove={remove}
              />
            ))}
            {!isObserver && (
              <NewPile
                isFirst={shown.piles.length === 0}
                ghosts={others.ghosts.get('new') ?? noGhosts}
                onAdd={() => void addRisk({})}
              />
            )}
          </Columns>
          {hint !== null && <p className={styles.watching}>{clusterText.hints[hint]}</p>}
        </div>
      </Dragging>
      <Travel places={places} stays={(id) => dropped.current.delete(id)} />
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
        onSuggest={!isObserver && Object.keys(board.cards).length > 1 ? () => setAsked((n) => n + 1) : null}
      />
    </>
  );
}
