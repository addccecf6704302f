import { Ellipsis } from 'lucide-react';
import { memo, useId, useRef, useState } from 'react';
import type { RiskId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import { Menu } from '../../ui/Menu.tsx';
import { classes } from '../../ui/classes.ts';
import type { CardsView } from './CardItems.tsx';
import { CardItems } from './CardItems.tsx';
import cardStyles from './ClusterCard.module.css';
import type { Ghost } from './Ghosts.tsx';
import { Ghosts } from './Ghosts.tsx';
import { useIsOver } from './held.ts';
import styles from './Pile.module.css';
import { PileName } from './PileName.tsx';
import type { ShownPile } from './piles.ts';
import { useRoving } from './useRoving.ts';
import { zoneName } from './zones.ts';

export type PileProps = CardsView & {
  readonly pile: ShownPile;
  readonly ghosts: readonly Ghost[];
  readonly canMerge: boolean;
  readonly onRename: (riskId: RiskId, title: string) => void;
  readonly onMerge: (riskId: RiskId) => void;
  readonly onRemove: (riskId: RiskId) => void;
};

/** A pile shows this many cards and the number of the others; a single further card is shown too. */
const shownCards = 4;

export const Pile = memo(function Pile(props: PileProps) {
  const clusterText = useText('cluster');
  const { pile, ghosts, canMerge, onRename, onMerge, onRemove, ...view } = props;
  const { disabled } = view;
  const [isLong, setIsLong] = useState(false);
  const region = useRef<HTMLElement>(null);
  const roving = useRoving(region);
  const zone = { kind: 'pile', riskId: pile.id } as const;
  const isOver = useIsOver(zone);
  const nameId = useId();
  const { title } = pile.risk;
  const isShort = pile.cards.length <= shownCards + 1;
  // The card whose list of places is open stays in sight when somebody else moves it here.
  const cards =
    isShort || isLong ? pile.cards : pile.cards.filter(({ id }, at) => at < shownCards || id === view.openCard);
  const hidden = pile.cards.length - cards.length;
  return (
    <section
      ref={region}
      {...roving}
      aria-label={title || clusterText.untitled}
      className={classes(styles.pile, isOver && styles.over, ghosts.length > 0 && styles.others)}
      data-zone={disabled ? undefined : zoneName(zone)}
      data-region={pile.id}
    >
      <header className={styles.head}>
        {disabled ? (
          <h2 className={classes(styles.fixed, title === '' && styles.unnamed)}>{title || clusterText.untitled}</h2>
        ) : (
          <PileName id={nameId} title={title} onRename={(wanted) => onRename(pile.id, wanted)} />
        )}
        <span className={styles.count} title={clusterText.countLabel(pile.count)}>
          {clusterText.count(pile.count)}
        </span>
        {!disabled && (
          <Menu
            label={clusterText.pileMenu(title)}
            picture={<Ellipsis size={17} aria-hidden />}
            className={styles.menu}
            choices={[
              { label: clusterText.rename, onSelect: () => document.getElementById(nameId)?.focus() },
              { label: clusterText.merge, onSelect: () => onMerge(pile.id), disabled: !canMerge },
              {
                label: clusterText.remove,
                hint: clusterText.removeHint,
                onSelect: () => onRemove(pile.id),
                apart: true,
              },
            ]}
          />
        )}
      </header>
      {pile.count === 0 && <p className={styles.empty}>{clusterText.emptyPile}</p>}
      <ul className={styles.cards}>
        <CardItems {...view} cards={cards} look="piled" />
        {!isShort && (
          <li>
            <button
              type="button"
              className={classes(cardStyles.card, cardStyles.piled, styles.more)}
              aria-expanded={isLong}
              onClick={() => setIsLong(!isLong)}
            >
              {isLong ? clusterText.fewer : clusterText.more(hidden)}
            </button>
          </li>
        )}
      </ul>
      {ghosts.length > 0 && <Ghosts ghosts={ghosts} />}
    </section>
  );
});
