import type { KeyboardEvent, ReactNode } from 'react';
import { memo } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { Flag } from 'lucide-react';
import { useText } from '../../text/useText.ts';
import { classes } from '../../ui/classes.ts';
import styles from './ClusterCard.module.css';
import { useCarriedCard, useZone } from './dragging.tsx';
import type { ShownCard } from './piles.ts';

/** The card's text, its flag, and the cards that repeat it. */
export const CardWords = memo(function CardWords({ shown, by }: { shown: ShownCard; by: string | undefined }) {
  const clusterText = useText('cluster');
  return (
    <>
      <span className={styles.words}>{shown.card.text}</span>
      {shown.again.map(({ id, card }) => (
        <span key={id} className={styles.again}>
          <small>{clusterText.again}</small> {card.text}
        </span>
      ))}
      {shown.card.flagged && (
        <span className={styles.flag}>
          <Flag size={12} aria-hidden /> {clusterText.flagged}
        </span>
      )}
      {by !== undefined && by !== '' && (
        <span className={styles.tag} title={clusterText.isMoving(by)}>
          {by}
        </span>
      )}
    </>
  );
});

export type ClusterCardProps = {
  readonly shown: ShownCard;
  readonly look: 'loose' | 'piled';
  readonly disabled: boolean;
  /** Who else drags it now; '' while it is drawn over another pile. */
  readonly by?: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (cardId: CardId) => void;
  /** The places to move it to, while they are shown. */
  readonly panel: ReactNode;
};

/** A card that can be dragged, dropped on when it is loose, and opened for a list of places to move it to. */
export const ClusterCard = memo(function ClusterCard(props: ClusterCardProps) {
  const { shown, look, disabled, by, isOpen, onOpen, panel } = props;
  const handle = useCarriedCard(shown.id, disabled);
  const zone = useZone({ kind: 'card', cardId: shown.id }, disabled || look !== 'loose');
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && !handle.isCarried) {
      event.preventDefault();
      onOpen(shown.id);
    } else handle.props.onKeyDown?.(event);
  };
  const marks = [
    styles.card,
    styles[look],
    (handle.isCarried || by === '') && styles.carried,
    zone.isOver && !handle.isCarried && styles.over,
    by !== undefined && by !== '' && styles.moving,
    isOpen && styles.open,
  ];
  return (
    <li ref={zone.ref} className={styles.place}>
      {disabled ? (
        <div className={classes(...marks)} data-card={shown.id}>
          <CardWords shown={shown} by={by} />
        </div>
      ) : (
        <div
          ref={handle.ref}
          {...handle.props}
          role="button"
          tabIndex={0}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          className={classes(...marks)}
          data-card={shown.id}
          onClick={() => onOpen(shown.id)}
          onKeyDown={onKeyDown}
        >
          <CardWords shown={shown} by={by} />
        </div>
      )}
      {panel}
    </li>
  );
});
