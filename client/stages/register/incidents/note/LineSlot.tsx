import { useEffect, useRef, useState } from 'react';
import { limits } from '../../../../../shared/protocol/limits.ts';
import { oneLine } from '../../../../../shared/register/words.ts';
import styles from './note.module.css';

type LineSlotProps = {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly maxLength?: number;
  readonly mayBeEmpty?: boolean;
  readonly onChange: (value: string) => void;
};

/** A place in a line that is typed; saved when it is left or with Enter. A place that may not be empty then gets its words back. */
export function LineSlot({ label, value, placeholder, maxLength, mayBeEmpty = false, onChange }: LineSlotProps) {
  const [typed, setTyped] = useState(value);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // What somebody else saved is shown, unless this person is typing here.
    if (document.activeElement !== field.current) setTyped(value);
  }, [value]);
  const save = (): void => {
    const words = oneLine(typed);
    if (words === value) return;
    if (words === '' && !mayBeEmpty && value !== '') setTyped(value);
    else onChange(words);
  };
  return (
    <span className={styles.slot} data-shown={typed || placeholder}>
      <textarea
        ref={field}
        rows={1}
        aria-label={label}
        autoComplete="off"
        placeholder={placeholder}
        maxLength={maxLength ?? limits.titleLength}
        value={typed}
        onChange={({ target }) => setTyped(target.value.replace(/\s*\n\s*/g, ' '))}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            save();
          }
          if (event.key === 'Escape') {
            event.stopPropagation();
            setTyped(value);
          }
        }}
      />
    </span>
  );
}
