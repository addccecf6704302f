import { useText } from '../text/useText.ts';
import { classes } from './classes.ts';
import styles from './Dots.module.css';

export type DotsProps = {
  filled: number;
  of: number;
  size?: 'small' | 'large';
  /** What the dots are for, such as a risk's title; for screen readers. */
  label: string;
  /** Makes every dot a button: pressing the nth asks for n dots, pressing the last filled one for one less. */
  onChange?: (dots: number) => void;
  /** The most that can be asked for now; the dots above it are disabled. */
  most?: number;
  disabled?: boolean;
};

/** A row of dots, filled from the left. */
export function Dots({ filled, of, size = 'small', label, onChange, most = of, disabled = false }: DotsProps) {
  const uiText = useText('ui');
  const numbers = Array.from({ length: of }, (_, at) => at + 1);
  if (!onChange) {
    return (
      <span
        className={classes(styles.dots, styles[size])}
        role="img"
        aria-label={`${label}: ${uiText.dotsOf(filled, of)}`}
      >
        {numbers.map((number) => (
          <i key={number} className={classes(styles.dot, number <= filled && styles.filled)} />
        ))}
      </span>
    );
  }
  return (
    <span className={classes(styles.dots, styles[size])} role="group" aria-label={label}>
      {numbers.map((number) => (
        <button
          key={number}
          type="button"
          className={styles.press}
          aria-pressed={number <= filled}
          aria-label={`${label}: ${uiText.dots(number)}`}
          disabled={disabled || (number > most && number > filled)}
          onClick={() => onChange(number === filled ? number - 1 : number)}
        >
          <i className={classes(styles.dot, number <= filled && styles.filled)} />
        </button>
      ))}
    </span>
  );
}
