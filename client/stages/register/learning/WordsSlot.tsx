import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { limits } from '../../../../shared/protocol/limits.ts';
import { oneLine } from '../../../../shared/register/words.ts';
import styles from './WordsSlot.module.css';

type WordsSlotProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** @returns false when it was refused; the words then stay in the field */
  readonly onSave: (words: string) => Promise<boolean>;
  /** Punctuation that stays on the line of the field. */
  readonly mark?: string;
};

/** Words in the middle of a sentence. They are saved when the field is left or Enter is pressed; Escape takes them back. */
export function WordsSlot({ label, placeholder, value, onSave, mark }: WordsSlotProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? value;
  const save = async (): Promise<void> => {
    if (draft === null) return;
    const words = oneLine(draft);
    if (words === value || (await onSave(words))) setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void save();
    }
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };
  return (
    <span className={mark === undefined ? undefined : styles.marked}>
      <span className={styles.slot}>
        {/* Gives the size: a text area does not grow with its words in every browser. */}
        <span className={styles.mirror} aria-hidden>
          {shown === '' ? placeholder : `${shown}\u200B`}
        </span>
        <textarea
          className={styles.text}
          rows={1}
          dir="auto"
          autoComplete="off"
          aria-label={label}
          placeholder={placeholder}
          maxLength={limits.sayLength}
          value={shown}
          onChange={({ target }) => setDraft(target.value.replace(/\s*\n\s*/g, ' '))}
          onKeyDown={onKeyDown}
          onBlur={() => void save()}
        />
      </span>
      {mark}
    </span>
  );
}
