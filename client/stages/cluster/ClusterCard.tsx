import type { ReactNode } from 'react';
import { memo, use } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import { classes } from '../../ui/classes.ts';
import { InstructionsContext } from './CardHandle.tsx';
import { CardWords } from './CardWords.tsx';
import styles from './ClusterCard.module.css';
import type { Ghost } from './Ghosts.tsx';
import { Ghosts } from './Ghosts.tsx';
import { useCardMark } from './held.ts';
import type { ShownCard } from './piles.ts';
import { useClamp } from './useClamp.tsx';
import { zoneName } from './zones.ts';

export type ClusterCardProps = {
  readonly shown: ShownCard;
  readonly look: 'loose' | 'piled';
  readonly disabled: boolean;
  /** Who else drags it now; '' while it is drawn over another place. */
  readonly by?: string | undefined;
  /** Cards that others drag over this one. */
  readonly ghosts?: readonly Ghost[] | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (cardId: CardId) => void;
  /** The places to move it to, while they are shown. */
  readonly panel: ReactNode;
};

/** A card that can be dragged, dropped on when it is loose, and opened for a list of places to move it to. */
export const ClusterCard = memo(function ClusterCard(props: ClusterCardProps) {
  const { shown, look, disabled, by, ghosts, isOpen, onOpen, panel } = props;
  const clusterText = useText('cluster');
  const instructions = use(InstructionsContext);
  const mark = useCardMark(shown.id);
  const clamp = useClamp(shown);
  const marks = classes(
    styles.card,
    styles[look],
    clamp.isClamped && styles.clamped,
    (mark === 'held' || by === '') && styles.carried,
    mark === 'over' && styles.over,
    by !== undefined && by !== '' && styles.moving,
    isOpen && styles.open,
  );
  const words = <CardWords shown={shown} by={by} textRef={clamp.ref} />;
  return (
    <li
      className={styles.place}
      data-zone={disabled || look !== 'loose' ? undefined : zoneName({ kind: 'card', cardId: shown.id })}
    >
      <div className={styles.face}>
        {disabled ? (
          <div className={marks} data-card={shown.id}>
            {words}
          </div>
        ) : (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of CardHandle, around all cards
          <div
            role="button"
            tabIndex={-1}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            aria-pressed={mark === 'held' || undefined}
            aria-roledescription={clusterText.drag.role}
            aria-describedby={instructions}
            className={marks}
            data-card={shown.id}
            onClick={() => onOpen(shown.id)}
          >
            {words}
          </div>
        )}
        {clamp.toggle}
        {ghosts && <Ghosts ghosts={ghosts} />}
      </div>
      {panel}
    </li>
  );
});
