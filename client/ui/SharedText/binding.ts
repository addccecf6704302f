import * as Y from 'yjs';
import type { Positions } from './positions.ts';
import { endOfChange, placeAfter, positionsAfter, runsOf, sharedPlace, straight } from './positions.ts';
import { cutTo, spliceBetween } from '../../editing/textDiff.ts';

export type BindingOptions = {
  /** Typed or pasted line breaks are replaced by spaces. */
  readonly singleLine?: boolean;
  /** The most UTF-16 units of the text; typing beyond them is undone. */
  readonly hardLimit: number;
  /** Called with the shown text, at once and after every change. */
  readonly onShown: (shown: string) => void;
};

export type TextBinding = {
  readonly undo: () => void;
  readonly redo: () => void;
  /** Converts an offset in the field to one in the shared text. */
  readonly toShared: (place: number) => number;
  /** Ends the present step of the undo history. */
  readonly endStep: () => void;
  readonly close: () => void;
};

/** A textarea converts every line break to one \n; texts from elsewhere may contain \r\n. */
const shownOf = (text: string): { shown: string; positions: Positions | null } => {
  if (!text.includes('\r')) return { shown: text, positions: null };
  const positions = straight(text.length).filter((index) => text[index] !== '\r' || text[index + 1] !== '\n');
  return { shown: positions.map((index) => (text[index] === '\r' ? '\n' : text[index])).join(''), positions };
};

/**
 * Keeps a textarea and a Y.Text equal. Input is applied to the text at once, also during a composition: on many phones
 * every word is one, and the last must not be lost when a round ends. Remote edits wait for the end of the composition,
 * because changing the field would cancel it.
 */
export function createTextBinding(field: HTMLTextAreaElement, text: Y.Text, options: BindingOptions): TextBinding {
  const origin = {};
  const undoManager = new Y.UndoManager(text, { trackedOrigins: new Set([origin]) });
  let { shown, positions } = shownOf(text.toString());
  let composing = false;

  const show = (): void => {
    ({ shown, positions } = shownOf(text.toString()));
    // Setting even an equal value moves the caret in some browsers.
    if (field.value !== shown) field.value = shown;
    options.onShown(shown);
  };

  const select = (start: number, end: number, scrollTop: number, direction: typeof field.selectionDirection): void => {
    // In some browsers setting a selection focuses the field.
    if (field.ownerDocument.activeElement === field) field.setSelectionRange(start, end, direction);
    field.scrollTop = scrollTop;
  };

  const accepted = (insert: string, room: number): string => {
    const wellFormed = insert.toWellFormed().replace(/\r\n?/g, '\n');
    return cutTo(options.singleLine ? wellFormed.replace(/\n+/g, ' ') : wellFormed, Math.max(0, room));
  };

  /** Applies the input to the shared text. */
  const push = (): void => {
    const { value } = field;
    const splice = spliceBetween(shown, value, field.selectionEnd);
    if (!splice) return;
    const { index, remove } = splice;
    const insert = accepted(splice.insert, options.hardLimit - (shown.length - remove));
    const before = positions ?? straight(shown.length);
    const removed = before.slice(index, index + remove).filter((position) => position >= 0);
    const at = sharedPlace(before, index);
    text.doc?.transact(() => {
      for (const run of runsOf(removed).toReversed()) text.delete(run.start, run.length);
      if (insert !== '') text.insert(at, insert);
    }, origin);
    if (insert !== splice.insert && !composing) {
      const caret = index + insert.length;
      const { scrollTop } = field;
      show();
      select(caret, caret, scrollTop, 'none');
      return;
    }
    if (positions || insert !== splice.insert) {
      const grown = insert.length - removed.length;
      const behind = before.slice(index + remove).map((position) => (position < 0 ? position : position + grown));
      const typed = straight(splice.insert.length).map((offset) => (offset < insert.length ? at + offset : -1));
      positions = [...before.slice(0, index), ...typed, ...behind];
    }
    shown = value;
    options.onShown(shown);
  };

  /** Shows the shared text and keeps the caret between the same characters. */
  const pull = (moved: (place: number) => number): void => {
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
    const [start, end] = [moved(sharedPlace(positions, selectionStart)), moved(sharedPlace(positions, selectionEnd))];
    show();
    const shownPlace = (place: number): number =>
      positions ? positions.filter((position) => position < place).length : place;
    select(shownPlace(start), shownPlace(end), scrollTop, selectionDirection);
  };

  const onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === origin) return;
    if (composing) {
      positions = positionsAfter(positions ?? straight(shown.length), event.delta);
      return;
    }
    const isUndo = transaction.origin === undoManager;
    pull((place) => (isUndo ? endOfChange(event.delta) : placeAfter(event.delta, place)));
  };

  const onCompositionStart = (): void => {
    composing = true;
  };
  const endComposition = (): void => {
    if (!composing) return;
    push();
    composing = false;
    if (positions) pull((place) => place);
  };

  // Undo from a menu or by shaking a phone: the field's own history does not contain remote edits.
  const onBeforeInput = (event: InputEvent): void => {
    if (!event.inputType.startsWith('history')) return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') binding.undo();
    else binding.redo();
  };

  text.observe(onText);
  field.addEventListener('beforeinput', onBeforeInput);
  field.addEventListener('input', push);
  field.addEventListener('compositionstart', onCompositionStart);
  field.addEventListener('compositionend', endComposition);
  // Some keyboards do not report the end of a composition when the field loses focus.
  field.addEventListener('blur', endComposition);
  show();

  const binding: TextBinding = {
    undo: () => {
      if (!composing) undoManager.undo();
    },
    redo: () => {
      if (!composing) undoManager.redo();
    },
    toShared: (place) => sharedPlace(positions, place),
    endStep: () => undoManager.stopCapturing(),
    close: () => {
      push();
      text.unobserve(onText);
      field.removeEventListener('beforeinput', onBeforeInput);
      field.removeEventListener('input', push);
      field.removeEventListener('compositionstart', onCompositionStart);
      field.removeEventListener('compositionend', endComposition);
      field.removeEventListener('blur', endComposition);
      undoManager.destroy();
    },
  };
  return binding;
}
