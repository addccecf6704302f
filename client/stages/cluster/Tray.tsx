import { useState } from 'react';
import { useText } from '../../text/useText.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import type { CardsView } from './CardItems.tsx';
import { CardItems } from './CardItems.tsx';
import cardStyles from './ClusterCard.module.css';
import styles from './ClusterScreen.module.css';
import { useZone } from './dragging.tsx';
import pileStyles from './Pile.module.css';
import type { ShownBoard } from './piles.ts';
import { useNarrow } from '../../ui/useNarrow.ts';

type TrayProps = CardsView & { readonly board: ShownBoard };

/** On a phone the piles come after the loose cards, so only this many are shown at first. */
const shownOnPhone = 8;

/** The loose cards; a card dropped here leaves its pile. */
export function Tray({ board, ...view }: TrayProps) {
  const clusterText = useText('cluster');
  const zone = useZone({ kind: 'tray' }, view.disabled);
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
        <CardItems {...view} cards={cards} look="loose" />
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
