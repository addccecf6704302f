import type { ClipboardEvent, KeyboardEvent, ReactNode, Ref } from 'react';
import { useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { limits } from '../../../shared/protocol/limits.ts';
import { useText } from '../../text/useText.ts';
import type { TextBinding } from './binding.ts';
import { createTextBinding } from './binding.ts';
import type { OtherCaret } from './Mirror.tsx';
import { Mirror } from './Mirror.tsx';
import styles from './SharedText.module.css';
import type { Selection } from './useOwnCaret.ts';
import { useOwnCaret } from './useOwnCaret.ts';

export type SharedTextProps = {
  /** Null until the document has arrived; the field is then read-only. */
  readonly text: Y.Text | null;
  /** The accessible name; or give `labelledBy`. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly id?: string;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly invalid?: boolean;
  readonly autoFocus?: boolean;
  /** Above this the field warns; at twice this, which the server would refuse, it accepts no more (SPEC DV7). */
  readonly maxLength?: number;
  /** Line breaks are replaced by spaces. */
  readonly singleLine?: boolean;
  /** Called for Enter without Shift, except during a composition; Enter then inserts no line break. */
  readonly onEnter?: () => void;
  /** Called with the lines of a paste of several lines, which is then not inserted. */
  readonly onPasteLines?: (lines: string[]) => void;
  /** Any other key; preventDefault keeps it from the field. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  /** The own selection in the shared text; null when the field loses focus. */
  readonly onCaret?: (selection: Selection | null) => void;
  readonly carets?: readonly OtherCaret[];
  /** `plain` has no frame and inherits the font. */
  readonly look?: 'framed' | 'plain' | 'slot';
  readonly className?: string;
  readonly ref?: Ref<HTMLTextAreaElement>;
};

const nobody: readonly OtherCaret[] = [];
const warningLength = 200;

/** A text field bound to a Y.Text: several people can edit it at once, each with their own undo. */
export function SharedText(props: SharedTextProps): ReactNode {
  const sharedTextText = useText('sharedText');
  const { text, singleLine = false, maxLength = limits.textLength, carets = nobody, look = 'framed', onCaret } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const binding = useRef<TextBinding | null>(null);
  const [shown, setShown] = useState('');
  const noteId = useId();
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(props.ref, () => field.current);

  useEffect(() => {
    if (!field.current || !text) return;
    const bound = createTextBinding(field.current, text, { singleLine, hardLimit: 2 * maxLength, onShown: setShown });
    binding.current = bound;
    return () => {
      bound.close();
      binding.current = null;
    };
  }, [text, singleLine, maxLength]);

  useOwnCaret(field, binding, text, onCaret);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // Some browsers report the end of a composition before its last key; only key code 229 marks that key.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- no other property tells it
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = undoStep(event);
    if (step) {
      event.preventDefault();
      binding.current?.[step]();
    } else if (event.key === 'Enter' && !event.shiftKey && (props.onEnter ?? singleLine)) {
      event.preventDefault();
      binding.current?.endStep();
      props.onEnter?.();
    } else props.onKeyDown?.(event);
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const lines = linesOf(event.clipboardData.getData('text/plain'));
    if (!props.onPasteLines || lines.length < 2) return;
    event.preventDefault();
    props.onPasteLines(lines);
  };

  const over = shown.length - maxLength;
  const note =
    over >= maxLength
      ? sharedTextText.full(shown.length)
      : over > 0
        ? sharedTextText.overLimit(over, maxLength)
        : sharedTextText.nearLimit(shown.length, maxLength);
  const names = [...new Set(carets.map((caret) => caret.name))];
  const isLong = over > -warningLength;
  const described = [props.describedBy, isLong || names.length > 0 ? noteId : null].filter(Boolean).join(' ');
  return (
    <div className={[styles.field, styles[look], props.className].filter(Boolean).join(' ')}>
      <div className={styles.stack}>
        <Mirror
          shown={shown === '' ? (props.placeholder ?? '') : shown}
          carets={shown === '' ? atStart(carets) : carets}
        />
        <textarea
          ref={field}
          id={props.id}
          className={styles.text}
          rows={1}
          // The binding sets the value, not React.
          defaultValue=""
          aria-label={props.label}
          aria-labelledby={props.labelledBy}
          aria-describedby={described || undefined}
          aria-invalid={props.invalid === true || over > 0 || undefined}
          aria-multiline={singleLine ? 'false' : undefined}
          placeholder={props.placeholder}
          readOnly={(props.readOnly ?? false) || text === null}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- asked for by screens whose one purpose is this field
          autoFocus={props.autoFocus}
          autoComplete="off"
          dir="auto"
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onFocus={props.onFocus}
          onBlur={() => {
            binding.current?.endStep();
            props.onBlur?.();
          }}
        />
      </div>
      <div
        id={noteId}
        className={isLong ? styles.note : styles.unseen}
        data-over={over > 0 || undefined}
        role={isLong ? 'status' : undefined}
      >
        {isLong ? note : names.length > 0 ? sharedTextText.writingHere(names) : ''}
      </div>
    </div>
  );
}

const linesOf = (pasted: string): string[] =>
  pasted
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Over the placeholder all carets are at the start. */
const atStart = (carets: readonly OtherCaret[]): OtherCaret[] =>
  carets.map((caret) => ({ ...caret, anchor: 0, head: 0 }));

function undoStep(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey ? 'redo' : null;
}
