import { Copy, Ellipsis, EyeOff, MessageCircle } from 'lucide-react';
import type { Card as BoardCard } from '../../../shared/board/board.ts';
import type { CardId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useBoard, useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Card, Pill } from '../../ui/Card.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuChoice } from '../../ui/Menu.tsx';
import type { CardAsk } from './CardDialogs.tsx';
import { sharedCards } from './shareView.ts';
import { TurnOrder } from './TurnOrder.tsx';
import styles from './SharedCards.module.css';

export type SharedCardsProps = { readonly onTable: CardId | null; readonly onAsk: (ask: CardAsk) => void };

/** The cards that have been read, newest first. */
export function SharedCards({ onTable, onAsk }: SharedCardsProps) {
  const shareText = useText('share');
  const cards = useBoard((board) => board.cards);
  const withdrawn = useSession((session) => session.turn.withdrawn);
  const shown = sharedCards(cards, onTable);
  return (
    <div className={styles.rail}>
      <TurnOrder />
      {shown.length === 0 && <p className={styles.empty}>{shareText.boardEmpty}</p>}
      <ol className={styles.list}>
        {shown.map(({ id, card, again }) => (
          <li key={id} className={styles.stack}>
            <SharedCard id={id} card={card} onAsk={onAsk} />
            {again.map(([otherId, other]) => (
              <div key={otherId} className={styles.again}>
                <SharedCard id={otherId} card={other} onAsk={onAsk} />
              </div>
            ))}
          </li>
        ))}
      </ol>
      {withdrawn > 0 && <p className={styles.empty}>{shareText.withdrawn(withdrawn)}</p>}
    </div>
  );
}

export type SharedCardProps = { readonly id: CardId; readonly card: BoardCard; readonly onAsk: (ask: CardAsk) => void };

export function SharedCard({ id, card, onAsk }: SharedCardProps) {
  const shareText = useText('share');
  const { isLeading, isObserver } = useMe();
  const { flagCard, mergeCards } = useCommands();
  const flag: MenuChoice = {
    label: card.flagged ? shareText.unflag : shareText.flag,
    icon: <MessageCircle size={16} aria-hidden />,
    onSelect: () => void flagCard({ cardId: id, flagged: !card.flagged }),
  };
  const same: MenuChoice =
    card.sameAs === null
      ? {
          label: shareText.same,
          icon: <Copy size={16} aria-hidden />,
          onSelect: () => onAsk({ kind: 'same', cardId: id }),
        }
      : {
          label: shareText.notSame,
          icon: <Copy size={16} aria-hidden />,
          onSelect: () => void mergeCards({ cardId: id, intoId: null }),
        };
  const withdraw: MenuChoice = {
    label: shareText.withdraw,
    hint: shareText.withdrawHint,
    icon: <EyeOff size={16} aria-hidden />,
    onSelect: () => onAsk({ kind: 'withdraw', cardId: id }),
    apart: true,
  };
  return (
    <Card flat className={styles.card} data-card={id}>
      <p className={styles.text} dir="auto">
        {card.text}
      </p>
      {!isObserver && (
        <Menu
          label={shareText.cardActions(card.text.slice(0, 60))}
          picture={<Ellipsis size={16} aria-hidden />}
          className={styles.menu}
          choices={isLeading ? [flag, same, withdraw] : [flag]}
        />
      )}
      {(card.flagged || card.sameAs !== null) && (
        <p className={styles.marks}>
          {card.flagged && <Pill tone="caution">{shareText.flagged}</Pill>}
          {card.sameAs !== null && <Pill>{shareText.sameAsLabel}</Pill>}
        </p>
      )}
    </Card>
  );
}
