import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';

export type CheckFieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
};

export function CheckField({ label, hint, checked, onChange, disabled = false }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={styles.check}>
      <input
        id={id}
        type="checkbox"
        autoComplete="off"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export type Choice<T extends string> = { readonly value: T; readonly label: ReactNode; readonly hint?: ReactNode };
export type ChoiceFieldProps<T extends string> = {
  label: ReactNode;
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
  disabled?: boolean;
};

/** Radio buttons. */
export function ChoiceField<T extends string>({
  label,
  value,
  choices,
  onChange,
  disabled = false,
}: ChoiceFieldProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choices} disabled={disabled}>
      <legend className={styles.label}>{label}</legend>
      {choices.map((choice) => (
        <div key={choice.value} className={styles.check}>
          <input
            id={`${name}-${choice.value}`}
            type="radio"
            autoComplete="off"
            name={name}
            checked={choice.value === value}
            aria-describedby={choice.hint ? `${name}-${choice.value}-hint` : undefined}
            onChange={() => onChange(choice.value)}
          />
          <label htmlFor={`${name}-${choice.value}`}>{choice.label}</label>
          {choice.hint && (
            <p className={styles.hint} id={`${name}-${choice.value}-hint`}>
              {choice.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
