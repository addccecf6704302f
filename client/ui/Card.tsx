import type { HTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from './classes.ts';
import styles from './Card.module.css';

export type CardProps = HTMLAttributes<HTMLElement> & {
  as?: 'div' | 'li' | 'article' | 'section';
  /** Lies flat: for many cards under each other. */
  flat?: boolean;
  /** Chosen, or being read. */
  selected?: boolean;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
};

/** An index card: what somebody said, in serif. */
export function Card({ as: Tag = 'div', flat = false, selected = false, className, ref, ...rest }: CardProps) {
  return (
    <Tag
      {...rest}
      ref={ref as Ref<never>}
      className={classes(styles.card, flat && styles.flat, selected && styles.selected, className)}
    />
  );
}

/** A larger sheet that holds a form or a group of things. */
export function Panel({ as: Tag = 'div', className, ref, flat: _flat, selected: _selected, ...rest }: CardProps) {
  return <Tag {...rest} ref={ref as Ref<never>} className={classes(styles.panel, className)} />;
}

export type PillTone = 'neutral' | 'safe' | 'caution' | 'signal' | 'ink';

/** One or two words about a state. */
export const Pill = ({ tone = 'neutral', children }: { tone?: PillTone; children: ReactNode }) => (
  <span className={classes(styles.pill, styles[tone])}>{children}</span>
);

/** Small capitals over a group of things. */
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

/** A small round light before a state, such as Saved. */
export const StateDot = ({ tone = 'safe' }: { tone?: 'safe' | 'caution' | 'signal' | 'neutral' }) => (
  <span className={classes(styles.light, styles[tone])} aria-hidden />
);
