import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from './classes.ts';
import styles from './Button.module.css';

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** The action is running: the button keeps its focus and its width, and further presses do nothing. */
  busy?: boolean;
  /** As wide as its container. */
  wide?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
};

/** The class of a button, for links that look like one. */
export const buttonClass = (variant: ButtonVariant = 'default', size: ButtonSize = 'medium', wide = false): string =>
  classes(styles.button, styles[variant], styles[size], wide && styles.wide);

export function Button({
  variant,
  size,
  busy = false,
  wide = false,
  className,
  onClick,
  onKeyDown,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      className={classes(buttonClass(variant, size, wide), busy && styles.busy, className)}
      onKeyDown={(event) => {
        // A key that is held down presses once: the next press is for what the button says then.
        if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
        onKeyDown?.(event);
      }}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className={styles.label}>{children}</span>
    </button>
  );
}

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> & {
  /** What the button does; read aloud and shown on hover. */
  label: string;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
};

/** A button that shows only a picture (16 to 20 px). */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} aria-label={label} title={label} className={classes(styles.icon, className)}>
      {children}
    </button>
  );
}
