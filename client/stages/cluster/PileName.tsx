import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import { useText } from '../../text/useText.ts';
import { NamedSince } from './NamedSince.tsx';
import styles from './Pile.module.css';

/** What is typed, and the name that it is to replace. */
type Draft = { readonly text: string; readonly from: string };

/**
 * The pile's name, edited in place: Enter or leaving saves, Escape cancels. A name cannot be emptied. When another person
 * named it meanwhile, both names are shown and one is chosen.
 */
export function PileName({ id, title, onRename }: { id: string; title: string; onRename: (title: string) => void }) {
  const clusterText = useText('cluster');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [asking, setAsking] = useState(false);
  const wanted = draft?.text.trim() ?? '';
  const isChanged = wanted !== '' && wanted !== title;
  const end = (): void => {
    setAsking(false);
    setDraft(null);
  };
  const save = (): void => {
    const isTaken = isChanged && draft?.from !== title;
    setAsking(isTaken);
    if (isTaken) return;
    if (isChanged) onRename(wanted);
    end();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.blur();
    }
    if (event.key === 'Escape') end();
  };
  return (
    <>
      <textarea
        id={id}
        className={styles.name}
        rows={1}
        autoComplete="off"
        value={draft?.text ?? title}
        placeholder={clusterText.namePlaceholder}
        aria-label={clusterText.nameLabel(title)}
        maxLength={limits.titleLength}
        onChange={(event) =>
          setDraft({ text: event.target.value.replace(/\s*\n\s*/g, ' '), from: draft?.from ?? title })
        }
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      {asking && isChanged && (
        <NamedSince
          theirs={title}
          mine={wanted}
          onKeepTheirs={end}
          onUseMine={() => {
            onRename(wanted);
            end();
          }}
        />
      )}
    </>
  );
}
