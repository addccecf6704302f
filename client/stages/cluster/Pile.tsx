import { Ellipsis } from 'lucide-react';
import { memo, useId, useState } from 'react';
import type { RiskId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import { Menu } from '../../ui/Menu.tsx';
import { classes } from '../../ui/classes.ts';
import type { CardsView } from './CardItems.tsx';
import { CardItems } from './CardItems.tsx';
import { CardWords } from './ClusterCard.tsx';
import cardStyles from './ClusterCard.module.css';
import { useZone } from './dragging.tsx';
import styles from './Pile.module.css';
import { PileName } from './PileName.tsx';
import type { ShownCard, ShownPile } from './piles.ts';

/** A card that someone else drags over this pile. */
export type Ghost = { readonly shown: ShownCard; readonly by: string };

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
  const zone = useZone({ kind: 'pile', riskId: pile.id }, disabled);
  const nameId = useId();
  const { title } = pile.risk;
  const isShort = pile.cards.length <= shownCards + 1;
  const cards = isShort || isLong ? pile.cards : pile.cards.slice(0, shownCards);
  const hidden = pile.cards.length - cards.length;
  return (
    <section
      ref={zone.ref}
      aria-label={title || clusterText.untitled}
      className={classes(styles.pile, zone.isOver && styles.over, ghosts.length > 0 && styles.others)}
      data-pile={pile.id}
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
      {pile.count === 0 && ghosts.length === 0 && <p className={styles.empty}>{clusterText.emptyPile}</p>}
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
        {ghosts.map(({ shown, by }) => (
          <li key={shown.id} className={classes(cardStyles.card, cardStyles.piled, cardStyles.ghost)} aria-hidden>
            <CardWords shown={shown} by={by} />
          </li>
        ))}
      </ul>
    </section>
  );
});

/** The place for a new pile: a card dropped here starts one; a press adds an empty one. */
export function NewPile({
  disabled,
  isFirst,
  by,
  onAdd,
}: {
  disabled: boolean;
  isFirst: boolean;
  by: string | null;
  onAdd: () => void;
}) {
  const clusterText = useText('cluster');
  const zone = useZone({ kind: 'new' }, disabled);
  if (disabled) return null;
  return (
    <button
      ref={zone.ref}
      type="button"
      className={classes(styles.pile, styles.new, zone.isOver && styles.over, by !== null && styles.others)}
      title={clusterText.addPile}
      onClick={onAdd}
    >
      <span>{isFirst ? clusterText.firstPile : clusterText.newPile}</span>
      <small>{by ?? clusterText.addPile}</small>
    </button>
  );
}
