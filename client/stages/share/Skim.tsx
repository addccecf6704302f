import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import type { Card } from '../../../shared/board/board.ts';
import { useBoard, useMe, useNow } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { DoneCount } from '../../frame/DoneCount.tsx';
import { FootActions, FootStatus } from '../../frame/Foot.tsx';
import { useOwnDone } from '../../frame/useOwnDone.ts';
import type { CardAsk } from './CardDialogs.tsx';
import { SharedCard } from './SharedCards.tsx';
import { cardsInOrder } from './shareView.ts';
import { nothingRead, readOn } from './skimming.ts';
import styles from './Skim.module.css';

export type SkimProps = {
  /** Cards that were read while this page was open. */
  readonly heard: ReadonlySet<string>;
  readonly onAsk: (ask: CardAsk) => void;
};

/** How often what is on screen is counted. */
const tickMs = 500;

/** Everyone reads the remaining cards in silence. The progress shown is this page's own and is not sent anywhere. */
export function Skim({ heard, onAsk }: SkimProps) {
  const shareText = useText('share');
  const { isObserver } = useMe();
  const cards = useBoard((board) => board.cards);
  const own = useOwnDone();
  const list = useRef<HTMLUListElement>(null);
  const rest = cardsInOrder(cards).filter(([id]) => !heard.has(id));
  const seen = useSeen(list, rest);
  const covered = rest.filter(([id]) => seen.has(id)).length;

  return (
    <div className={styles.skim}>
      <header className={styles.head}>
        <h2>{rest.length > 0 ? shareText.skimTitle : shareText.skimAll}</h2>
        {rest.length > 0 && (
          <div className={styles.meter}>
            <progress
              className={styles.bar}
              max={rest.length}
              value={covered}
              aria-label={shareText.coverage(covered, rest.length)}
            />
            <p>
              {shareText.coverage(covered, rest.length)}. {shareText.skimLine}
            </p>
          </div>
        )}
      </header>
      <ul ref={list} className={styles.list}>
        {(rest.length > 0 ? rest : cardsInOrder(cards)).map(([id, card]) => (
          <li key={id} data-card={id} data-seen={seen.has(id) || undefined}>
            <SharedCard id={id} card={card} onAsk={onAsk} />
          </li>
        ))}
      </ul>
      <FootStatus>
        <DoneCount words={shareText.skimCount} />
      </FootStatus>
      {!isObserver && (
        <FootActions>
          <Button aria-pressed={own.done} busy={own.busy} onClick={() => own.setDone(!own.done)}>
            {own.done ? shareText.skimNotDone : shareText.skimDone}
          </Button>
        </FootActions>
      )}
    </div>
  );
}

/** Which cards of the list have been on screen long enough to be read (SPEC SH6g). */
function useSeen(list: RefObject<HTMLUListElement | null>, cards: readonly (readonly [string, Card])[]) {
  const onScreen = useRef(new Set<string>());
  const [reading, setReading] = useState(nothingRead);
  const now = useNow(tickMs);
  const ids = cards.map(([id]) => id).join(' ');
  useEffect(() => {
    if (list.current === null || typeof IntersectionObserver === 'undefined') return;
    const here = onScreen.current;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const id = (target as HTMLElement).dataset.card ?? '';
          if (isIntersecting) here.add(id);
          else here.delete(id);
        }
      },
      { rootMargin: '0px 0px -15% 0px' },
    );
    for (const item of list.current.children) observer.observe(item);
    return () => {
      observer.disconnect();
      here.clear();
    };
  }, [list, ids]);
  const count = useEffectEvent(() => {
    if (document.hidden) return;
    const shown = cards.filter(([id]) => onScreen.current.has(id)).map(([id, { text }]) => ({ id, text }));
    setReading((before) => readOn(before, shown, tickMs));
  });
  useEffect(() => count(), [now]);
  return reading.read;
}
