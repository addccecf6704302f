import { useState } from 'react';
import type { Card as BoardCard } from '../../../shared/board/board.ts';
import { useCommands } from '../../commands/commands.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { FootActions, PrimaryAction } from '../../frame/Foot.tsx';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { BigCard } from './BigCard.tsx';
import { OwnNotes } from './OwnNotes.tsx';
import { PassedOver } from './PassedOver.tsx';
import type { ShareView } from './shareView.ts';
import styles from './ShareScreen.module.css';

export type OwnCardsProps = {
  readonly view: Extract<ShareView, { kind: 'own' }>;
  /** The card that was last put on the board in this turn. */
  readonly card: BoardCard | undefined;
};

/** Own cards: the person on turn sees their notes, the others see the card put on the board last. */
export function OwnCards({ view, card }: OwnCardsProps) {
  const text = useText('ownCards');
  const me = useMe();
  const people = usePeople();
  const nextId = useSession((session) => session.turn.nextId);
  const mine = view.readerId === me.participantId;
  const isOver = view.readerId === null;
  const name = people[view.readerId ?? '']?.name ?? '';
  const next = nextId === null ? null : (people[nextId]?.name ?? null);
  const title = isOver ? text.everyone : mine ? text.you : text.reads(name);
  return (
    <div className={styles.reader}>
      <Eyebrow>{title}</Eyebrow>
      {card !== undefined && <BigCard key={view.cardId} cardId={view.cardId} text={card.text} under={false} />}
      {isOver && <p className={styles.line}>{text.everyoneLine}</p>}
      {card === undefined && !mine && !isOver && <p className={styles.line}>{text.waiting(name)}</p>}
      {next !== null && <p className={styles.line}>{text.nextIs(next)}</p>}
      <PassedOver />
      {!me.isObserver && <OwnNotes turn={mine ? 'mine' : isOver ? 'over' : 'theirs'} />}
      <LiveRegion message={card === undefined || mine ? title : text.announce(name, card.text)} />
      <PassOn mine={mine} isOver={isOver} />
    </div>
  );
}

function PassOn({ mine, isOver }: { readonly mine: boolean; readonly isOver: boolean }) {
  const text = useText('ownCards');
  const { isLeading } = useMe();
  const { dealNext } = useCommands();
  const cardId = useSession((session) => session.turn.cardId);
  const [busy, setBusy] = useState(false);
  const pass = async (): Promise<void> => {
    setBusy(true);
    await dealNext({ after: cardId });
    setBusy(false);
  };
  // The facilitator's primary button ends the stage: notes may be left that nobody wants to share.
  if (isLeading) {
    return (
      <FootActions>
        <Button busy={busy} onClick={() => void pass()}>
          {isOver ? text.again : text.next}
        </Button>
      </FootActions>
    );
  }
  return mine ? <PrimaryAction label={text.next} busy={busy} onPress={() => void pass()} /> : null;
}
