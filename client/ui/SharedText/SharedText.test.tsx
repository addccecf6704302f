import { cleanup, createEvent, fireEvent, screen } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { SharedText } from './SharedText.tsx';

afterEach(cleanup);

const createText = (start = ''): Y.Text => {
  const text = new Y.Doc().getText('text');
  text.insert(0, start);
  return text;
};

test('typing edits the shared text; Ctrl+Z undoes it', async () => {
  const text = createText();
  render(<SharedText text={text} label="Cause" />);
  const field = screen.getByRole('textbox', { name: 'Cause' });
  await userEvent.type(field, 'No owner');
  expect(text.toString()).toBe('No owner');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(text.toString()).toBe('');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(field).toHaveProperty('value', 'No owner');
});

test('Enter calls onEnter; Shift+Enter inserts a line break; Enter during a composition does neither', async () => {
  const text = createText();
  const onEnter = vi.fn();
  render(<SharedText text={text} label="Cause" onEnter={onEnter} />);
  const field = screen.getByRole('textbox');
  await userEvent.type(field, 'a{Enter}b{Shift>}{Enter}{/Shift}c');
  expect(onEnter).toHaveBeenCalledTimes(1);
  expect(text.toString()).toBe('ab\nc');
  const composed = createEvent.keyDown(field, { key: 'Enter', isComposing: true });
  fireEvent(field, composed);
  expect(onEnter).toHaveBeenCalledTimes(1);
  expect(composed.defaultPrevented).toBe(false);
});

test('several pasted lines go to onPasteLines; one line is pasted', async () => {
  const text = createText();
  const onPasteLines = vi.fn();
  render(<SharedText text={text} label="Cause" onPasteLines={onPasteLines} />);
  screen.getByRole('textbox').focus();
  await userEvent.paste('one\r\n\n two \nthree');
  expect(onPasteLines).toHaveBeenCalledWith(['one', 'two', 'three']);
  await userEvent.paste('four');
  expect(text.toString()).toBe('four');
});

test('DV7a a text above the limit is warned about and kept whole', () => {
  render(<SharedText text={createText('x'.repeat(2_003))} label="Cause" />);
  expect(screen.getByRole('status').textContent).toMatch(/^3 over the 2,000/);
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
});

test('other carets are shown and announced; the own caret is reported until the field loses focus', async () => {
  const onCaret = vi.fn();
  const carets = [{ clientId: 7, name: 'Ines', anchor: 0, head: 3 }];
  const { container } = render(
    <SharedText text={createText('risk')} label="Cause" carets={carets} onCaret={onCaret} />,
  );
  expect(container.querySelector('[data-name="Ines"]')).not.toBeNull();
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { description: 'Ines is writing here' });
  await userEvent.type(field, 's');
  expect(onCaret).toHaveBeenLastCalledWith({ anchor: 5, head: 5 });
  await userEvent.tab();
  expect(onCaret).toHaveBeenLastCalledWith(null);
});

test('without a text the field is read-only', () => {
  const { rerender } = render(<SharedText text={null} label="Cause" />);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').readOnly).toBe(true);
  rerender(<SharedText text={createText('here')} label="Cause" />);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').readOnly).toBe(false);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('here');
});
