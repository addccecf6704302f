import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldProps } from './Field.tsx';
import styles from './Field.module.css';

type Labelled = Omit<FieldProps, 'children' | 'className'>;

export type TextInputProps = Labelled &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> & {
    value: string;
    onChange: (value: string) => void;
    ref?: Ref<HTMLInputElement>;
  };

/** One line of text, or a date with `type="date"`. */
export function TextInput({ label, hint, error, labelHidden, value, onChange, className, ...rest }: TextInputProps) {
  return (
    <Field {...{ label, hint, error }} labelHidden={labelHidden ?? false} className={className}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...rest}
          {...control}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export type TextAreaProps = Labelled &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value' | 'id'> & {
    value: string;
    onChange: (value: string) => void;
    ref?: Ref<HTMLTextAreaElement>;
  };

/** Several lines of text; the field grows with its text where the browser supports it. */
export function TextArea({ label, hint, error, labelHidden, value, onChange, className, ...rest }: TextAreaProps) {
  return (
    <Field {...{ label, hint, error }} labelHidden={labelHidden ?? false} className={className}>
      {(control) => (
        <textarea
          rows={3}
          autoComplete="off"
          {...rest}
          {...control}
          className={classes(styles.control, styles.area)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
