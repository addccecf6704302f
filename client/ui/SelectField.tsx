import type { SelectHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldProps } from './Field.tsx';
import styles from './Field.module.css';

export type SelectOption<T extends string> = { readonly value: T; readonly label: string; readonly disabled?: boolean };

export type SelectFieldProps<T extends string> = Omit<FieldProps, 'children' | 'className'> &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value' | 'id'> & {
    value: T;
    options: readonly SelectOption<T>[];
    onChange: (value: T) => void;
  };

/** The browser's own select element, which every phone and screen reader knows. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, hint, error, labelHidden, value, options, onChange, className, ...rest } = props;
  return (
    <Field {...{ label, hint, error }} labelHidden={labelHidden ?? false} className={className}>
      {(control) => (
        <select
          autoComplete="off"
          {...rest}
          {...control}
          className={classes(styles.control, styles.select)}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
