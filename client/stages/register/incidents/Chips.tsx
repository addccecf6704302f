import type { ReactNode } from 'react';
import { useId } from 'react';
import { classes } from '../../../ui/classes.ts';
import styles from './Chips.module.css';

type ChipProps = {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly children: ReactNode;
};

/** A choice that looks like a word in a capsule; the chosen one is filled and has a check mark. */
export function Chip({ type, name, isChosen, onChoose, children }: ChipProps) {
  return (
    <label className={styles.chip}>
      <input
        type={type}
        name={name}
        autoComplete="off"
        checked={isChosen}
        onChange={({ target }) => onChoose(target.checked)}
        // A chosen answer can be taken back: each question may be left open.
        onClick={() => type === 'radio' && isChosen && onChoose(false)}
      />
      <span>
        {isChosen && (
          <svg viewBox="0 0 14 14" width="13" height="13" aria-hidden>
            <path d="m1.6 7.6 3.5 3.6L12.4 3" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
        )}
        {children}
      </span>
    </label>
  );
}

type ChipsProps = {
  /** The accessible name of the choices. */
  readonly label: string;
  readonly isSmall?: boolean;
  /** Gets the name that the choices of the group share. */
  readonly children: (name: string) => ReactNode;
};

export function Chips({ label, isSmall = false, children }: ChipsProps) {
  const name = useId();
  return (
    <fieldset className={classes(styles.chips, isSmall && styles.small)} aria-label={label}>
      {children(name)}
    </fieldset>
  );
}
