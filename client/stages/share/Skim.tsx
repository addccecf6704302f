import { useEffect, useRef, useState, type RefObject } from 'react';
import { useBoard, useMe } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { DoneCount } from '../../frame/DoneCount.tsx';
import { FootActions, FootStatus } from '../../frame/Foot.tsx';
import { useOwnDone } from '../../frame/useOwnDone.ts';
import type { CardAsk } from './CardDialogs.tsx';
import { SharedCard } from './SharedCards.tsx';
import { cardsInOrder } from './shareView.ts';
import styles from './Skim.module.css';

export type SkimProps = {
  /** Cards that were read while this page was open. */
  readonly heard: ReadonlySet<string>;
  readonly onAsk: (ask: CardAsk) => void;
};

/** Everyone reads the remaining cards in silence. The progress shown is this page's own and is not sent anywhere. */
export function Skim({ heard, onAsk }: SkimProps) {
  const shareText = useText('share');
  const { isObserver } = useMe();
  const cards = useBoard((board) => board.cards);
  const own = useOwnDone();
  const list = useRef<HTMLUListElement>(null);
  const rest = cardsInOrder(cards).filter(([id]) => !heard.has(id));
  const seen = useSeen(list, rest.map(([id]) => id).join(' '));
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

/** Which cards of the list have been visible. */
function useSeen(list: RefObject<HTMLUListElement | null>, ids: string): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (list.current === null || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        const shown = entries.filter((entry) => entry.isIntersecting);
        const here = shown.map((entry) => (entry.target as HTMLElement).dataset.card ?? '');
        if (here.length > 0) setSeen((before) => new Set([...before, ...here]));
      },
      { rootMargin: '0px 0px -15% 0px' },
    );
    for (const item of list.current.children) observer.observe(item);
    return () => observer.disconnect();
  }, [list, ids]);
  return seen;
}
