import { useEffect, useState } from 'react';
import { useSession } from '../documents/workshop.ts';
import styles from './Reveal.module.css';

const mostDrawn = 24;
/** In turns of a circle: neighbours in the order lie far apart. */
const goldenTurn = 0.381966;

/**
 * Notes gather, mix and become the deck, once, when a round of writing ends before this page. It shows the number of cards,
 * which everyone has now, and nothing else of them. Any key or press ends it; it covers the screen, which is there already.
 */
export function Reveal() {
  const stage = useSession((session) => session.stage.name);
  const cards = useSession(({ turn }) => Math.max(0, (turn.total ?? 0) - turn.dealt));
  const [before, setBefore] = useState(stage);
  const [drawn, setDrawn] = useState(0);
  if (before !== stage) {
    setBefore(stage);
    setDrawn(before === 'write' && stage === 'share' ? Math.min(mostDrawn, cards) : 0);
  }
  const isOn = drawn > 0;
  useEffect(() => {
    if (!isOn) return;
    const stop = (): void => setDrawn(0);
    const kinds = ['keydown', 'pointerdown'] as const;
    for (const kind of kinds) window.addEventListener(kind, stop);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, stop);
    };
  }, [isOn]);
  if (!isOn) return null;
  return (
    <div
      className={styles.reveal}
      aria-hidden
      onAnimationEnd={({ target, currentTarget }) => target === currentTarget && setDrawn(0)}
    >
      {Array.from({ length: drawn }, (_, at) => (
        <i
          key={at}
          style={{
            '--turn': `${at * goldenTurn}turn`,
            '--far': 0.7 + ((at * 7) % 10) / 20,
            '--side': at % 2 === 0 ? -1 : 1,
            '--at': at,
          }}
        />
      ))}
    </div>
  );
}
