import { useId } from 'react';
import { useText } from '../text/useText.ts';
import { classes } from './classes.ts';
import styles from './Slider.module.css';

/** A value from 0 to 100 in tens. */
export type SliderProps = {
  label: string;
  /** Null until the person has answered: the thumb is then hollow and in the middle. */
  value: number | null;
  onChange: (value: number) => void;
  /** Labels of the two ends. */
  ends?: readonly [string, string];
};

export function Slider({ label, value, onChange, ends }: SliderProps) {
  const uiText = useText('ui');
  const id = useId();
  const shown = value ?? 50;
  return (
    <div className={styles.slider} style={{ '--at': `${shown}%` }}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        autoComplete="off"
        min={0}
        max={100}
        step={10}
        value={shown}
        className={classes(styles.range, value === null && styles.waiting)}
        aria-valuetext={value === null ? uiText.notAnswered : String(value)}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        // Pressing the thumb without moving it is an answer too, and fires no change event.
        onPointerUp={(event) => value === null && onChange(event.currentTarget.valueAsNumber)}
        onKeyUp={(event) => value === null && event.key === ' ' && onChange(event.currentTarget.valueAsNumber)}
      />
      <div className={styles.ends} aria-hidden>
        <span>{ends?.[0]}</span>
        <output htmlFor={id}>{value ?? '–'}</output>
        <span>{ends?.[1]}</span>
      </div>
    </div>
  );
}
