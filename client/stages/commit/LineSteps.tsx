import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useText } from '../../text/useText.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './CommitScreen.module.css';

const ownArrows = 'input, textarea, select, [contenteditable], [role=menuitem], dialog';

/** Steps through the lines by button or arrow key. */
export function LineSteps({
  at,
  of,
  canEnd,
  onGo,
}: {
  /** `of` after the last line. */
  readonly at: number;
  readonly of: number;
  /** True for whoever can go past the last line. */
  readonly canEnd: boolean;
  readonly onGo: (at: number) => void;
}) {
  const commitText = useText('commit');
  const last = canEnd ? of : of - 1;
  const step = useEffectEvent((by: number) => {
    const to = Math.max(0, Math.min(last, at + by));
    if (to !== at) onGo(to);
  });
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
      <span role="status">{commitText.of(Math.min(at + 1, of), of)}</span>
      <IconButton label={commitText.next} disabled={at >= last} onClick={() => onGo(at + 1)}>
        <ArrowRight size={18} aria-hidden />
      </IconButton>
    </div>
  );
}
