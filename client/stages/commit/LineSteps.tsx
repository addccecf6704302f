import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useText } from '../../text/useText.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './CommitScreen.module.css';

const ownArrows = 'input, textarea, select, [contenteditable], [role=menuitem], dialog';

/** Steps through the lines by button or arrow key, on this page only. */
export function LineSteps({
  at,
  of,
  onGo,
}: {
  readonly at: number;
  readonly of: number;
  readonly onGo: (at: number) => void;
}) {
  const commitText = useText('commit');
  const step = useEffectEvent((by: number) => onGo(Math.max(0, Math.min(of - 1, at + by))));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(ownArrows)) return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <div className={styles.steps}>
      <IconButton label={commitText.previous} disabled={at === 0} onClick={() => onGo(at - 1)}>
        <ArrowLeft size={18} aria-hidden />
      </IconButton>
      <span role="status">{commitText.of(at + 1, of)}</span>
      <IconButton label={commitText.next} disabled={at === of - 1} onClick={() => onGo(at + 1)}>
        <ArrowRight size={18} aria-hidden />
      </IconButton>
    </div>
  );
}
