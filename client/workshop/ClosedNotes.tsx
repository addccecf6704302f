import { useNotebook } from '../documents/notebook.ts';
import { useText } from '../text/useText.ts';
import { UnsentTexts } from './UnsentTexts.tsx';

/** The own notes that closing the workshop destroyed on the server: they exist in this page only (SPEC EN1d). */
export function ClosedNotes() {
  const text = useText('workshop').closed;
  const { leftoverNotes } = useNotebook();
  if (leftoverNotes.length === 0) return null;
  return <UnsentTexts title={text.notes} hint={text.notesHint} texts={leftoverNotes.map((note) => note.text)} />;
}
