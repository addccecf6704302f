import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';

/** The attributes that connect a control to its label, hint and error. */
export type FieldControl = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; announced at once. */
  error?: ReactNode;
  /** The label is only for screen readers. */
  labelHidden?: boolean;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
};

/** A label, an optional hint, a control and its error, connected for screen readers. */
export function Field({ label, hint, error, labelHidden = false, className, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={classes(styles.field, className)}>
      <label className={classes(styles.label, labelHidden && styles.hidden)} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
