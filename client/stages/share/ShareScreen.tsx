import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useBoard, useSession } from '../../documents/workshop.ts';
import { useOnDemand } from '../../frame/useOnDemand.ts';
import { texts } from '../../text/texts.ts';
import { useText } from '../../text/useText.ts';
import { Travel } from '../../ui/Travel.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import type { CardAsk } from './CardDialogs.tsx';
import { ReadingCard } from './ReadingCard.tsx';
import { SharedCards } from './SharedCards.tsx';
import { ShareFoot } from './ShareFoot.tsx';
import { shareView } from './shareView.ts';
import { Skim } from './Skim.tsx';
import styles from './ShareScreen.module.css';

// Only workshops in which people read their own cards need it.
const OwnCards = lazy(async () => {
  const [{ OwnCards: screen }] = await Promise.all([import('./OwnCards.tsx'), texts.load('ownCards')]);
  return { default: screen };
});

const loadDialogs = async () => (await Promise.all([import('./CardDialogs.tsx'), texts.load('dialogs')]))[0];

export function ShareScreen() {
  const shareText = useText('share');
  const view = useSession(shareView);
  const onTable = view.kind === 'reading' || view.kind === 'own' ? view.cardId : null;
  const cards = useBoard((board) => board.cards);
  // A card that has been read travels to the others on the board.
  const places = useMemo(
    () => new Map(Object.keys(cards).map((id) => [id, id === onTable ? 'table' : 'board'])),
    [cards, onTable],
  );
  const card = useBoard((board) => (onTable === null ? undefined : board.cards[onTable]));
  const [ask, setAsk] = useState<CardAsk | null>(null);
  const stopAsking = useCallback(() => setAsk(null), []);
  const dialogs = useOnDemand(ask !== null, loadDialogs, stopAsking);
  const [heard, setHeard] = useState<ReadonlySet<string>>(new Set());
  if (onTable !== null && !heard.has(onTable)) setHeard(new Set([...heard, onTable]));

  return (
    <div className={styles.share} data-kind={view.kind}>
      <h1 className={styles.heading} tabIndex={-1}>
        {shareText.heading}
      </h1>
      <section className={styles.floor} aria-label={shareText.heading}>
        {view.kind === 'empty' && (
          <div className={styles.quiet}>
            <h2>{shareText.emptyTitle}</h2>
            <p>{shareText.emptyLine}</p>
          </div>
        )}
        {(view.kind === 'opening' || view.kind === 'reading') && <ReadingCard view={view} card={card} />}
        {view.kind === 'own' && (
          <Suspense fallback={null}>
            <OwnCards view={view} card={card} />
          </Suspense>
        )}
        {view.kind === 'skimming' && <Skim heard={heard} onAsk={setAsk} />}
      </section>
      {view.kind !== 'skimming' && (
        <aside className={styles.rail} aria-label={shareText.onTheBoard}>
          <Eyebrow as="h2">{shareText.onTheBoard}</Eyebrow>
          <SharedCards onTable={onTable} onAsk={setAsk} />
        </aside>
      )}
      {/* The board may arrive before the session: the new card then is on the board for a moment. */}
      <Travel places={places} stays={(id) => id === onTable} />
      <ShareFoot view={view} onAsk={setAsk} />
      {dialogs && <dialogs.CardDialogs ask={ask} onClose={stopAsking} />}
    </div>
  );
}
