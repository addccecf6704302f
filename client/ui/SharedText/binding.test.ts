import { afterEach, expect, test } from 'vitest';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import type { TextBinding } from './binding.ts';
import { createTextBinding } from './binding.ts';

const opened: TextBinding[] = [];
afterEach(() => {
  for (const binding of opened.splice(0)) binding.close();
  document.body.replaceChildren();
});

type Writer = {
  text: Y.Text;
  field: HTMLTextAreaElement;
  binding: TextBinding;
  /** Types like a browser: value and caret change before the event. Only one of the two fields has the focus. */
  type: (typed: string, start?: number, end?: number) => void;
};

/** Two people, each with a field on one text, synced in memory. `hold` delays their updates until `release`. */
function twoWriters(start = '', options: { singleLine?: boolean; hardLimit?: number } = {}) {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  docs[0].getText('text').insert(0, start);
  let held = false;
  const sync = (): void => {
    for (const [from, to] of [docs, docs.toReversed()] as [Y.Doc, Y.Doc][])
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'remote');
  };
  sync();
  for (const doc of docs) doc.on('update', (_update: Uint8Array, origin: unknown) => { if (!held && origin !== 'remote') sync(); }); // prettier-ignore
  const writers = docs.map((doc): Writer => {
    const field = document.createElement('textarea');
    document.body.append(field);
    const text = doc.getText('text');
    const binding = createTextBinding(field, text, { hardLimit: 4_000, onShown: () => undefined, ...options });
    opened.push(binding);
    const type = (typed: string, from = field.selectionStart, to = from): void => {
      field.value = field.value.slice(0, from) + typed + field.value.slice(to);
      field.setSelectionRange(from + typed.length, from + typed.length);
      field.dispatchEvent(new InputEvent('input'));
    };
    return { text, field, binding, type };
  }) as [Writer, Writer];
  return {
    ines: writers[0],
    omar: writers[1],
    hold: () => (held = true),
    release: () => {
      held = false;
      sync();
    },
  };
}

test('what one person types appears in the other field', () => {
  const { ines, omar } = twoWriters('It failed');
  ines.type(' twice', 9);
  expect(omar.field.value).toBe('It failed twice');
  omar.type('', 0, 3);
  expect(ines.field.value).toBe('failed twice');
});

test('replacing one emoji by another leaves no lone surrogate', () => {
  const { ines, omar } = twoWriters('a😀b');
  ines.type('😁', 1, 3);
  expect(omar.field.value).toBe('a😁b');
  expect(ines.text.toString().isWellFormed()).toBe(true);
});

test("another person's edit keeps the caret, the selection and the scroll position", () => {
  const { ines, omar } = twoWriters('one two three');
  omar.field.focus();
  omar.field.setSelectionRange(4, 7, 'backward');
  omar.field.scrollTop = 30;
  ines.type('ZERO ', 0);
  expect([omar.field.selectionStart, omar.field.selectionEnd, omar.field.selectionDirection]).toEqual([
    9,
    12,
    'backward',
  ]);
  expect(omar.field.scrollTop).toBe(30);
  ines.type('!', ines.field.value.length);
  expect(omar.field.selectionStart).toBe(9);
  ines.type('', 0, 10);
  expect(omar.field.value.slice(omar.field.selectionStart, omar.field.selectionEnd)).toBe('wo');
});

test('two people who type at the same time lose nothing', () => {
  const { ines, omar, hold, release } = twoWriters('cause');
  hold();
  ines.type('root ', 0);
  omar.type('s', 5);
  release();
  expect(ines.field.value).toBe('root causes');
  expect(omar.field.value).toBe('root causes');
});

test('the field is not changed during a composition; afterwards it has both edits', () => {
  const { ines, omar } = twoWriters('料金');
  ines.field.focus();
  ines.field.setSelectionRange(2, 2);
  ines.field.dispatchEvent(new CompositionEvent('compositionstart'));
  ines.type('か', 2);
  omar.type('安い', 0);
  expect(ines.field.value).toBe('料金か');
  ines.type('が', 2, 3);
  expect(ines.field.value).toBe('料金が');
  expect(omar.field.value).toBe('安い料金が');
  omar.type('', 2, 3);
  ines.type('が高', 2, 3);
  ines.field.dispatchEvent(new CompositionEvent('compositionend'));
  expect(ines.field.value).toBe('安い金が高');
  expect(omar.field.value).toBe('安い金が高');
  expect(ines.field.selectionStart).toBe(5);
});

test('edits by others during a composition survive it', () => {
  const letters = fc.string({ unit: fc.constantFrom('x', 'y', '😀'), maxLength: 4 });
  const edit = fc.record({ who: fc.boolean(), at: fc.nat(12), remove: fc.nat(4), insert: letters });
  fc.assert(
    fc.property(letters, fc.array(edit, { maxLength: 12 }), (start, edits) => {
      const { ines, omar } = twoWriters(start);
      ines.field.focus();
      ines.field.dispatchEvent(new CompositionEvent('compositionstart'));
      for (const { who, at, remove, insert } of edits) {
        const writer = who ? ines : omar;
        const whole = [...writer.field.value];
        const from = whole.slice(0, at).join('').length;
        writer.type(insert, from, from + whole.slice(at, at + remove).join('').length);
      }
      ines.field.dispatchEvent(new CompositionEvent('compositionend'));
      expect(ines.field.value).toBe(omar.field.value);
      expect(ines.field.value).toBe(ines.text.toString());
      expect(ines.field.value.isWellFormed()).toBe(true);
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('undo reverts the own edit and leaves that of the other', () => {
  const { ines, omar } = twoWriters('plan');
  ines.field.focus();
  ines.type(' A', 4);
  omar.type('The ', 0);
  ines.binding.undo();
  expect(omar.field.value).toBe('The plan');
  ines.binding.redo();
  expect(omar.field.value).toBe('The plan A');
  expect(ines.field.selectionStart).toBe('The plan A'.length);
});

test('undo from the menu of the browser reverts the own edit', () => {
  const { ines } = twoWriters('plan');
  ines.type(' A', 4);
  ines.field.dispatchEvent(new InputEvent('beforeinput', { inputType: 'historyUndo', cancelable: true }));
  expect(ines.field.value).toBe('plan');
});

test('in a single-line field line breaks become blanks', () => {
  const { ines, omar } = twoWriters('', { singleLine: true });
  ines.type('one\r\ntwo\nthree', 0);
  expect(omar.field.value).toBe('one two three');
  expect(ines.field.value).toBe('one two three');
});

test('DV7b text beyond the hard limit is removed without splitting a surrogate pair', () => {
  const { ines, omar } = twoWriters('12345678', { hardLimit: 10 });
  ines.type('9😀', 8);
  expect(ines.field.value).toBe('123456789');
  expect(omar.field.value).toBe('123456789');
});

test('\\r\\n and \\r are shown as one line break and do not shift later typing', () => {
  const { ines, omar } = twoWriters('one\r\ntwo');
  expect(ines.field.value).toBe('one\ntwo');
  ines.type('!', 7);
  expect(omar.text.toString()).toBe('one\r\ntwo!');
});
