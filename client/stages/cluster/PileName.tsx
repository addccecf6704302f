import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import { useText } from '../../text/useText.ts';
import styles from './Pile.module.css';

/** The pile's name, edited in place: Enter or leaving saves, Escape cancels. A name cannot be emptied. */
export function PileName({ id, title, onRename }: { id: string; title: string; onRename: (title: string) => void }) {
  const clusterText = useText('cluster');
  const [draft, setDraft] = useState<string | null>(null);
  const save = (): void => {
    const wanted = draft?.trim() ?? '';
    if (wanted !== '' && wanted !== title) onRename(wanted);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.blur();
    }
    if (event.key === 'Escape') setDraft(null);
  };
  return (
    <textarea
      id={id}
      className={styles.name}
      rows={1}
      autoComplete="off"
      value={draft ?? title}
      placeholder={clusterText.namePlaceholder}
      aria-label={clusterText.nameLabel(title)}
      maxLength={limits.titleLength}
      onChange={(event) => setDraft(event.target.value.replace(/\s*\n\s*/g, ' '))}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  );
}
