import type { IsoDate } from '../../../shared/time.ts';
import { isIsoDate } from '../../../shared/time.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { classes } from '../../ui/classes.ts';
import styles from './Slots.module.css';

export type SlotSelectProps<T extends string> = {
  readonly label: string;
  readonly value: T | null;
  /** Shown while nothing is chosen. */
  readonly none: string;
  readonly choices: readonly T[];
  readonly names: { readonly [C in T]: string };
  readonly readOnly: boolean;
  readonly onChange: (value: T | null) => void;
};

/** A part of a sentence that is chosen from a list. */
export function SlotSelect<T extends string>(props: SlotSelectProps<T>) {
  const { label, value, none, choices, names, readOnly, onChange } = props;
  return (
    <select
      autoComplete="off"
      className={classes(styles.slot, value === null && styles.blank)}
      aria-label={label}
      disabled={readOnly}
      value={value ?? ''}
      onChange={({ target }) => onChange(choices.find((choice) => choice === target.value) ?? null)}
    >
      <option value="">{none}</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {names[choice]}
        </option>
      ))}
    </select>
  );
}

export type SlotDateProps = {
  readonly label: string;
  readonly part: string;
  readonly value: IsoDate | null;
  readonly readOnly: boolean;
  readonly look?: 'slot' | 'line';
  readonly onChange: (value: IsoDate | null) => void;
};

/**
 * A date as the reader writes it; while it is edited the browser's own field, to type in or to pick from. The same field is
 * below, so keyboard and screen reader have one field only.
 */
export function SlotDate({ label, part, value, readOnly, look = 'slot', onChange }: SlotDateProps) {
  const planText = useText('plan');
  const { formatDate } = useFormat();
  return (
    <span className={styles.dated}>
      <input
        // While a date is being typed the value has years like 0002: those are not sent.
        key={value}
        type="date"
        autoComplete="off"
        className={classes(styles[look], styles.date)}
        aria-label={label}
        data-part={part}
        readOnly={readOnly}
        defaultValue={value ?? ''}
        min="2000-01-01"
        max="2199-12-31"
        onClick={({ currentTarget }) => {
          // Not in every browser, and not from within a frame: the field can still be typed in.
          if (!readOnly && 'showPicker' in currentTarget) openPicker(currentTarget);
        }}
        onBlur={({ target }) => {
          const next = target.value === '' ? null : target.value;
          if (next !== value && (next === null || isIsoDate(next))) onChange(next);
        }}
        onChange={({ target }) => {
          if (isIsoDate(target.value) && target.value > '2000' && target.value !== value) onChange(target.value);
        }}
      />
      <span className={classes(styles.day, value === null && styles.blank)} aria-hidden>
        {value === null ? planText.whichDay : formatDate(value)}
      </span>
    </span>
  );
}

function openPicker(field: HTMLInputElement): void {
  try {
    field.showPicker();
  } catch {
    // The browser allows it only after a press.
  }
}
