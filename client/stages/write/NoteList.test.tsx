import { cleanup, screen } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Note } from '../../../shared/notebook/notebook.ts';
import type { NotebookView } from '../../documents/notebook.ts';
import { NoteList } from './NoteList.tsx';

afterEach(cleanup);

// Not in jsdom.
HTMLElement.prototype.hidePopover = () => undefined;

const note = (text: string): Note => ({ id: `id of ${text}`, text, rank: null, keep: false });

function viewOf(notes: readonly Note[], changed: Partial<NotebookView> = {}): NotebookView {
  return {
    round: 1,
    notes,
    save: 'saved',
    loading: false,
    closed: false,
    addNote: () => null,
    addNotes: () => undefined,
    removeNote: () => undefined,
    moveNote: () => undefined,
    setKeep: () => undefined,
    text: () => null,
    draft: null,
    startDraft: () => null,
    leftoverNotes: [],
    dropLeftoverNote: () => undefined,
    reuseLeftoverNote: () => undefined,
    ...changed,
  };
}

async function deleteAndUndo(notes: readonly Note[], changed: Partial<NotebookView>) {
  const { rerender } = render(<NoteList notebook={viewOf(notes, changed)} />);
  await userEvent.click(screen.getAllByText('Delete').at(-1)!);
  rerender(<NoteList notebook={viewOf(notes.slice(1), changed)} />);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  return rerender;
}

test('undo restores a note and its place in the click itself; rendering edits nothing', async () => {
  const moveNote = vi.fn<NotebookView['moveNote']>();
  const changed = { addNote: () => 'restored', moveNote };
  const [first, second] = [note('First'), note('Second')];
  const rerender = await deleteAndUndo([first, second], changed);
  expect(moveNote.mock.calls).toEqual([['restored', 0]]);
  rerender(<NoteList notebook={viewOf([second, { ...first, id: 'restored' }], changed)} />);
  await Promise.resolve();
  expect(moveNote).toHaveBeenCalledTimes(1);
});

test('an undo that the closed notebook did not take moves no later note with the same text', async () => {
  const moveNote = vi.fn<NotebookView['moveNote']>();
  const [first, second] = [note('First'), note('Second')];
  const rerender = await deleteAndUndo([first, second], { moveNote });
  rerender(<NoteList notebook={viewOf([second, { ...first, id: 'typed anew' }], { moveNote })} />);
  await Promise.resolve();
  expect(moveNote).not.toHaveBeenCalled();
});
