import type { Card } from '../../../shared/board/board.ts';
import { useHand, useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { BigCard } from './BigCard.tsx';
import { FlagButton } from './FlagButton.tsx';
import { PaceLine } from './PaceLine.tsx';
import { PassedOver } from './PassedOver.tsx';
import type { ShareView } from './shareView.ts';
import styles from './ShareScreen.module.css';

export type ReadingCardProps = {
  readonly view: Extract<ShareView, { kind: 'opening' | 'reading' }>;
  /** The card that is read, once it has arrived. */
  readonly card: Card | undefined;
};

/** The card that is being read, and below it the card this person reads next. */
export function ReadingCard({ view, card }: ReadingCardProps) {
  const shareText = useText('share');
  const me = useMe();
  const hand = useHand();
  const people = usePeople();
  const held = hand !== null && hand.cardId !== null ? hand.text : null;
  if (view.kind === 'opening') {
    return <Opening name={nameOf(view.nextId)} isFirst={view.isFirst} held={held} />;
  }

  const mine = view.readerId === me.participantId;
  const name = nameOf(view.readerId);
  const text = card?.text ?? '';
  return (
    <div className={styles.reader}>
      <Eyebrow>{mine ? shareText.yourTurn : name === null ? shareText.readsNobody : shareText.reads(name)}</Eyebrow>
      <BigCard key={view.cardId} cardId={view.cardId} text={text} under={view.undealt > 0} />
      <PaceLine undealt={view.undealt} />
      <PassedOver />
      {card !== undefined && !me.isObserver && <FlagButton cardId={view.cardId} flagged={card.flagged} />}
      {held !== null && <Held text={held} again={mine} />}
      <LiveRegion message={text === '' ? '' : mine ? shareText.announceMine(text) : shareText.announce(name, text)} />
    </div>
  );

  function nameOf(id: string | null): string | null {
    return id === null ? null : (people[id]?.name ?? null);
  }
}

type OpeningProps = { readonly name: string | null; readonly isFirst: boolean; readonly held: string | null };

function Opening({ name, isFirst, held }: OpeningProps) {
  const shareText = useText('share');
  const total = useSession((session) => session.turn.total ?? 0);
  if (held !== null) {
    const words = isFirst ? shareText.youFirst : shareText.youNext;
    return (
      <div className={styles.reader}>
        <Eyebrow>{words}</Eyebrow>
        <BigCard text={held} under />
        <p className={styles.line}>{shareText.youNextHint}</p>
        <PassedOver />
        <LiveRegion message={`${words}: ${held}`} />
      </div>
    );
  }
  const words = isFirst ? shareText.opening : shareText.goesOn;
  return (
    <div className={styles.reader}>
      <Eyebrow>{name === null ? shareText.openingNobody : words(name)}</Eyebrow>
      <BigCard text={null} under />
      {name === null && <p className={styles.line}>{shareText.openingNobodyLine}</p>}
      {name !== null && isFirst && <p className={styles.line}>{shareText.openingLine(total)}</p>}
      <PassedOver />
    </div>
  );
}

function Held({ text, again }: { readonly text: string; readonly again: boolean }) {
  const shareText = useText('share');
  return (
    <section className={styles.held} aria-label={again ? shareText.youNextAgain : shareText.youNext}>
      <Eyebrow>{again ? shareText.youNextAgain : shareText.youNext}</Eyebrow>
      <p className={styles.heldText}>{text}</p>
      <p className={styles.heldHint}>{shareText.youNextHint}</p>
    </section>
  );
}
