import { useRef, useState } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import type { CardsView } from './CardItems.tsx';
import { CardItems } from './CardItems.tsx';
import cardStyles from './ClusterCard.module.css';
import styles from './ClusterScreen.module.css';
import { ScrollsWhileDragging } from './dragging.tsx';
import type { Ghost } from './Ghosts.tsx';
import { Ghosts } from './Ghosts.tsx';
import { useIsOver } from './held.ts';
import pileStyles from './Pile.module.css';
import type { ShownBoard } from './piles.ts';
import { useNarrow } from '../../ui/useNarrow.ts';
import { useRoving } from './useRoving.ts';

type TrayProps = CardsView & {
  readonly board: ShownBoard;
  /** Cards that others drag over the tray. */
  readonly ghosts: readonly Ghost[];
  readonly ghostsOver: ((cardId: CardId) => readonly Ghost[] | undefined) | undefined;
};

/** On a phone the piles come after the loose cards, so only this many are shown at first. */
const shownOnPhone = 8;

/** More cards than this would make a slow device slower than the person who sorts them. */
const shownAtOnce = 300;

/** The loose cards; a card dropped here leaves its pile. */
export function Tray({ board, ghosts, ...view }: TrayProps) {
  const clusterText = useText('cluster');
  const region = useRef<HTMLElement>(null);
  const isOver = useIsOver({ kind: 'tray' });
  const roving = useRoving(region);
  const narrow = useNarrow();
  const [asked, setAsked] = useState(0);
  const shown = narrow && asked === 0 ? shownOnPhone : shownAtOnce * Math.max(1, asked);
  const isCut = board.loose.length > shown + 1;
  const cards = isCut ? board.loose.slice(0, shown) : board.loose;
  return (
    <aside
      ref={region}
      {...roving}
      className={classes(styles.tray, isOver && styles.trayOver)}
      aria-label={clusterText.looseRegion}
      data-zone={view.disabled ? undefined : 'tray'}
      data-region="tray"
    >
      <ScrollsWhileDragging region="tray" />
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
          onClick={() => setAsked(asked + 1)}
        >
          {clusterText.more(board.loose.length - cards.length)}
        </button>
      )}
      {ghosts.length > 0 && <Ghosts ghosts={ghosts} />}
    </aside>
  );
}
