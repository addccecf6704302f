import { useText } from '../../text/useText.ts';
import { classes } from '../../ui/classes.ts';
import type { Ghost } from './Ghosts.tsx';
import { Ghosts } from './Ghosts.tsx';
import { useIsOver } from './held.ts';
import styles from './Pile.module.css';

export type NewPileProps = {
  readonly isFirst: boolean;
  /** Cards that others drag over it. */
  readonly ghosts: readonly Ghost[];
  readonly onAdd: () => void;
};

/** The place for a new pile: a card dropped here starts one; a press adds an empty one. */
export function NewPile({ isFirst, ghosts, onAdd }: NewPileProps) {
  const clusterText = useText('cluster');
  const isOver = useIsOver({ kind: 'new' });
  return (
    <div
      className={classes(styles.pile, styles.newPlace, isOver && styles.over, ghosts.length > 0 && styles.others)}
      data-zone="new"
    >
      <button type="button" className={styles.new} title={clusterText.addPile} onClick={onAdd}>
        <span>{isFirst ? clusterText.firstPile : clusterText.newPile}</span>
        <small>{clusterText.addPile}</small>
      </button>
      {ghosts.length > 0 && <Ghosts ghosts={ghosts} />}
    </div>
  );
}
