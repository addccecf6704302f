import type { NotebookView } from '../documents/notebook.ts';
import { StateDot } from '../ui/Card.tsx';

export type SaveWords = { readonly saved: string; readonly saving: string; readonly notSaved: string };

/** Whether what one wrote is on the server's disk. Quiet for screen readers: it changes with every word. */
export function SaveLine({ save, words }: { readonly save: NotebookView['save']; readonly words: SaveWords }) {
  const tone = save === 'saved' ? 'safe' : save === 'saving' ? 'neutral' : 'caution';
  return (
    <span data-save={save}>
      <StateDot tone={tone} />
      {words[save]}
    </span>
  );
}
