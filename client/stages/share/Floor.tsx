import type { Card } from '../../../shared/board/board.ts';
import { useHand, useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { shareText } from '../../text/en/share.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { BigCard } from './BigCard.tsx';
import { FlagButton } from './FlagButton.tsx';
import { PaceLine } from './PaceLine.tsx';
import type { ShareView } from './shareView.ts';
import styles from './ShareScreen.module.css';

export type FloorProps = {
  readonly view: Extract<ShareView, { kind: 'opening' | 'reading' }>;
  /** The card on the table, once it has arrived. */
  readonly card: Card | undefined;
};

/** The card that is being read, and under it the one that I read next. */
export function Floor({ view, card }: FloorProps) {
  const me = useMe();
  const hand = useHand();
  const people = usePeople();
  const held = hand !== null && hand.cardId !== null ? hand.text : null;
  if (view.kind === 'opening') return <Opening firstName={nameOf(view.firstId)} held={held} />;

  const mine = view.readerId === me.participantId;
  const name = nameOf(view.readerId);
  const text = card?.text ?? '';
  return (
    <div className={styles.reader}>
      <Eyebrow>{mine ? shareText.yourTurn : name === null ? shareText.readsNobody : shareText.reads(name)}</Eyebrow>
      <BigCard key={view.cardId} text={text} under={view.undealt > 0} />
      <PaceLine undealt={view.undealt} />
      {card !== undefined && !me.isObserver && <FlagButton cardId={view.cardId} flagged={card.flagged} />}
      {held !== null && <Held text={held} again={mine} />}
      <LiveRegion message={text === '' ? '' : mine ? shareText.announceMine(text) : shareText.announce(name, text)} />
    </div>
  );

  function nameOf(id: string | null): string | null {
    return id === null ? null : (people[id]?.name ?? null);
  }
}

function Opening({ firstName, held }: { readonly firstName: string | null; readonly held: string | null }) {
  if (held !== null) {
    return (
      <div className={styles.reader}>
        <Eyebrow>{shareText.youFirst}</Eyebrow>
        <BigCard text={held} under />
        <p className={styles.line}>{shareText.youNextHint}</p>
        <LiveRegion message={`${shareText.youFirst}: ${held}`} />
      </div>
    );
  }
  return (
    <div className={styles.reader}>
      <Eyebrow>{firstName === null ? shareText.openingNobody : shareText.opening(firstName)}</Eyebrow>
      <BigCard text={null} under />
      <DeckLine hasReader={firstName !== null} />
    </div>
  );
}

function DeckLine({ hasReader }: { readonly hasReader: boolean }) {
  const total = useSession((session) => session.turn.total ?? 0);
  return <p className={styles.line}>{hasReader ? shareText.openingLine(total) : shareText.openingNobodyLine}</p>;
}

function Held({ text, again }: { readonly text: string; readonly again: boolean }) {
  return (
    <section className={styles.held} aria-label={again ? shareText.youNextAgain : shareText.youNext}>
      <Eyebrow>{again ? shareText.youNextAgain : shareText.youNext}</Eyebrow>
      <p className={styles.heldText}>{text}</p>
      <p className={styles.heldHint}>{shareText.youNextHint}</p>
    </section>
  );
}
