import { useState } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useBoard } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { sharedCards } from './shareView.ts';
import styles from './CardDialogs.module.css';

/** A question about a card. */
export type CardAsk = { readonly kind: 'same' | 'withdraw'; readonly cardId: CardId };

export function CardDialogs({ ask, onClose }: { readonly ask: CardAsk | null; readonly onClose: () => void }) {
  const cardText = useText('cardDialogs');
  const { withdrawCard } = useCommands();
  const [busy, setBusy] = useState(false);
  const withdraw = async (): Promise<void> => {
    if (ask === null) return;
    setBusy(true);
    await withdrawCard({ cardId: ask.cardId });
    setBusy(false);
    onClose();
  };
  return (
    <>
      <Dialog open={ask?.kind === 'same'} onClose={onClose} title={cardText.sameTitle}>
        {ask !== null && <EarlierCards cardId={ask.cardId} onDone={onClose} />}
      </Dialog>
      <Dialog
        open={ask?.kind === 'withdraw'}
        onClose={onClose}
        title={cardText.withdrawTitle}
        width="narrow"
        actions={
          <>
            <Button variant="quiet" onClick={onClose}>
              {cardText.cancel}
            </Button>
            <Button variant="danger" busy={busy} onClick={() => void withdraw()}>
              {cardText.withdrawYes}
            </Button>
          </>
        }
      >
        <p>{cardText.withdrawBody}</p>
      </Dialog>
    </>
  );
}

const filterFrom = 8;

function EarlierCards({ cardId, onDone }: { readonly cardId: CardId; readonly onDone: () => void }) {
  const cardText = useText('cardDialogs');
  const cards = useBoard((board) => board.cards);
  const { mergeCards } = useCommands();
  const [sought, setSought] = useState('');
  const earlier = sharedCards(cards, cardId);
  const shown = earlier.filter(({ card }) => card.text.toLowerCase().includes(sought.trim().toLowerCase()));
  const choose = async (intoId: CardId): Promise<void> => {
    await mergeCards({ cardId, intoId });
    onDone();
  };
  if (earlier.length === 0) return <p>{cardText.sameNone}</p>;
  return (
    <>
      <blockquote className={styles.quote}>{cards[cardId]?.text}</blockquote>
      <p className={styles.hint}>{cardText.sameHint}</p>
      {earlier.length > filterFrom && (
        <TextInput
          label={cardText.filter}
          labelHidden
          placeholder={cardText.filter}
          value={sought}
          onChange={setSought}
        />
      )}
      <ul className={styles.list}>
        {shown.map(({ id, card }) => (
          <li key={id}>
            <button type="button" className={styles.choice} onClick={() => void choose(id)}>
              {card.text}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
