import type { ReactNode } from 'react';
import { useState } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { clusterText } from '../../text/en/cluster.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import cardStyles from './ClusterCard.module.css';
import { ClusterCard } from './ClusterCard.tsx';
import styles from './ClusterScreen.module.css';
import { useZone } from './dragging.tsx';
import pileStyles from './Pile.module.css';
import type { ShownBoard } from './piles.ts';
import { useNarrow } from '../../ui/useNarrow.ts';

export type TrayProps = {
  readonly board: ShownBoard;
  readonly disabled: boolean;
  readonly movingBy: ReadonlyMap<CardId, string>;
  /** Cards somebody else holds over a pile: they are shown there. */
  readonly openCard: CardId | null;
  readonly onOpen: (cardId: CardId) => void;
  readonly panel: ReactNode;
};

/** On a phone the piles come after the loose cards: so many of these are shown at first. */
const shownOnPhone = 8;

/** The loose cards; a card dropped here becomes loose again. */
export function Tray({ board, disabled, movingBy, openCard, onOpen, panel }: TrayProps) {
  const zone = useZone({ kind: 'tray' }, disabled);
  const narrow = useNarrow();
  const [isLong, setIsLong] = useState(false);
  const isCut = narrow && !isLong && board.loose.length > shownOnPhone + 1;
  const cards = isCut ? board.loose.slice(0, shownOnPhone) : board.loose;
  return (
    <aside
      ref={zone.ref}
      className={classes(styles.tray, zone.isOver && styles.trayOver)}
      aria-label={clusterText.looseRegion}
    >
      <Eyebrow as="h2">{clusterText.loose(board.looseCount)}</Eyebrow>
      {board.looseCount === 0 && (
        <p className={styles.none}>{board.piles.length === 0 ? clusterText.noCards : clusterText.noneLoose}</p>
      )}
      <ul className={styles.loose}>
        {cards.map((shown) => (
          <ClusterCard
            key={shown.id}
            shown={shown}
            look="loose"
            disabled={disabled}
            by={movingBy.get(shown.id)}
            isOpen={openCard === shown.id}
            onOpen={onOpen}
            panel={openCard === shown.id ? panel : null}
          />
        ))}
      </ul>
      {isCut && (
        <button
          type="button"
          className={classes(cardStyles.card, cardStyles.piled, pileStyles.more)}
          onClick={() => setIsLong(true)}
        >
          {clusterText.more(board.loose.length - cards.length)}
        </button>
      )}
    </aside>
  );
}
