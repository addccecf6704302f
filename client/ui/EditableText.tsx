import { Pencil } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useText } from '../text/useText.ts';
import { Button, IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './EditableText.module.css';

export type EditableTextProps = {
  value: string;
  /** What the text is, as part of a sentence: "the headline". */
  label: string;
  /** @returns false when it was not saved; the field then stays open with the text */
  onSave: (value: string) => Promise<boolean>;
  canEdit: boolean;
  maxLength: number;
  /** Enter makes a new line; Control and Enter save. */
  multiline?: boolean;
  mayBeEmpty?: boolean;
  className?: string | undefined;
  /** How the text shows while it is not being edited. */
  children: ReactNode;
};

/** A text that becomes a field after a press on its pen or a double click. */
export function EditableText(props: EditableTextProps) {
  const uiText = useText('ui');
  const {
    value,
    label,
    onSave,
    canEdit,
    maxLength,
    multiline = false,
    mayBeEmpty = false,
    className,
    children,
  } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const pen = useRef<HTMLButtonElement>(null);
  const isValid = draft !== null && (mayBeEmpty || draft.trim() !== '');

  const close = () => {
    setDraft(null);
    queueMicrotask(() => pen.current?.focus());
  };
  const save = async () => {
    if (draft === null || !isValid || busy) return;
    if (draft.trim() === value) {
      close();
      return;
    }
    setBusy(true);
    const taken = await onSave(draft.trim());
    setBusy(false);
    if (taken) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };

  if (draft === null) {
    return (
      // A double click is a shortcut; the pen button works for everyone.
      // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
      <div className={classes(styles.shown, className)} onDoubleClick={() => canEdit && setDraft(value)}>
        {children}
        {canEdit && (
          <IconButton ref={pen} label={uiText.edit(label)} className={styles.pen} onClick={() => setDraft(value)}>
            <Pencil size={15} aria-hidden />
          </IconButton>
        )}
      </div>
    );
  }
  return (
    <div className={classes(styles.editing, className)}>
      <textarea
        // The field replaces the element that was pressed, so it takes the focus.
        // eslint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus
        className={styles.field}
        aria-label={uiText.edit(label)}
        rows={multiline ? 3 : 1}
        autoComplete="off"
        value={draft}
        maxLength={maxLength}
        onChange={(event) => setDraft(multiline ? event.target.value : event.target.value.replace(/\s*\n\s*/g, ' '))}
        onKeyDown={onKeyDown}
      />
      <div className={styles.buttons}>
        <Button size="small" variant="primary" busy={busy} disabled={!isValid} onClick={() => void save()}>
          {uiText.save}
        </Button>
        <Button size="small" variant="quiet" onClick={close}>
          {uiText.cancel}
        </Button>
      </div>
    </div>
  );
}
