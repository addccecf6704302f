import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../text/useText.ts';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Banner.module.css';

export type BannerProps = {
  tone?: 'neutral' | 'safe' | 'caution' | 'signal';
  /** What happened, what is safe, what to do next. */
  children: ReactNode;
  actions?: ReactNode;
  onDismiss?: (() => void) | undefined;
  /** Announced at once; otherwise when the screen reader pauses. */
  urgent?: boolean;
};

/** A message across the page. */
export function Banner({ tone = 'neutral', children, actions, onDismiss, urgent = false }: BannerProps) {
  const uiText = useText('ui');
  return (
    <div className={classes(styles.banner, styles[tone])} role={urgent ? 'alert' : 'status'}>
      <div className={styles.words}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {onDismiss && (
        <IconButton label={uiText.dismiss} onClick={onDismiss}>
          <X size={16} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
