import type { HTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from './classes.ts';
import styles from './Card.module.css';

export type CardProps = HTMLAttributes<HTMLElement> & {
  as?: 'div' | 'li' | 'article' | 'section';
  /** Without a shadow: for long lists. */
  flat?: boolean;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
};

/** A card: words of a participant, in serif. */
export function Card({ as: Tag = 'div', flat = false, className, ref, ...rest }: CardProps) {
  return <Tag {...rest} ref={ref as Ref<never>} className={classes(styles.card, flat && styles.flat, className)} />;
}

/** A larger surface for a form or a group. */
export function Panel({ as: Tag = 'div', className, ref, flat: _flat, ...rest }: CardProps) {
  return <Tag {...rest} ref={ref as Ref<never>} className={classes(styles.panel, className)} />;
}

export type PillTone = 'neutral' | 'safe' | 'caution' | 'signal' | 'ink';

/** A state in one or two words. */
export const Pill = ({ tone = 'neutral', children }: { tone?: PillTone; children: ReactNode }) => (
  <span className={classes(styles.pill, styles[tone])}>{children}</span>
);

/** A small heading in capitals. */
export const Eyebrow = ({
  as: Tag = 'p',
  children,
  ...rest
}: HTMLAttributes<HTMLElement> & { as?: 'p' | 'h2' | 'h3' | 'span' | 'dt'; children: ReactNode }) => (
  <Tag {...rest} className={classes(styles.eyebrow, rest.className)}>
    {children}
  </Tag>
);

/** A key of the keyboard. */
export const Kbd = ({ children }: { children: ReactNode }) => <kbd className={styles.kbd}>{children}</kbd>;

/** A small coloured dot before a state such as Saved. */
export const StateDot = ({ tone = 'safe' }: { tone?: 'safe' | 'caution' | 'signal' | 'neutral' }) => (
  <span className={classes(styles.light, styles[tone])} aria-hidden />
);
