import type { RefObject } from 'react';
import { useEffect } from 'react';
import type * as Y from 'yjs';
import type { TextBinding } from './binding.ts';

/** Offsets in the shared text in UTF-16 units; `head` is the end that moves. */
export type Selection = { readonly anchor: number; readonly head: number };

/** Reports the own selection while the field has the focus, and null when it loses it or is removed. */
export function useOwnCaret(
  field: RefObject<HTMLTextAreaElement | null>,
  binding: RefObject<TextBinding | null>,
  text: Y.Text | null,
  onCaret: ((selection: Selection | null) => void) | undefined,
): void {
  useEffect(() => {
    const element = field.current;
    if (!element || !text || !onCaret) return;
    const { ownerDocument } = element;
    const report = (): void => {
      const bound = binding.current;
      if (!bound || ownerDocument.activeElement !== element) return;
      const [start, end] = [bound.toShared(element.selectionStart), bound.toShared(element.selectionEnd)];
      onCaret(element.selectionDirection === 'backward' ? { anchor: end, head: start } : { anchor: start, head: end });
    };
    const leave = (): void => onCaret(null);
    const listeners = [
      [ownerDocument, 'selectionchange', report],
      [element, 'focus', report],
      [element, 'input', report],
      [element, 'blur', leave],
    ] as const;
    for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
    report();
    return () => {
      for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
      if (ownerDocument.activeElement === element) leave();
    };
  }, [field, binding, text, onCaret]);
}
