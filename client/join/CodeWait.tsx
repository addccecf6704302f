import { useEffect, useState } from 'react';
import { secondMs } from '../../shared/time.ts';
import { askCodeWait } from '../connection/http.ts';
import { browserTimers } from '../runtime/timers.ts';
import { useText } from '../text/useText.ts';
import styles from './Join.module.css';

/** A code that is checked at once is answered before this. */
const quietMs = 1_500;

/** Says why a typed code takes long and how long still. Mounted while its request is under way. */
export function CodeWait() {
  const text = useText('join');
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const found = await askCodeWait().catch(() => null);
      if (!isOver) setSeconds(found);
    };
    const stops = [
      browserTimers.after(quietMs, () => void ask()),
      browserTimers.every(secondMs, () => setSeconds((left) => (left === null ? null : Math.max(1, left - 1)))),
    ];
    return () => {
      isOver = true;
      for (const stop of stops) stop();
    };
  }, []);
  if (seconds === null) return null;
  return (
    <div className={styles.waiting}>
      <p role="status">{text.checking}</p>
      <p aria-hidden>{text.checkingFor(seconds)}</p>
    </div>
  );
}
