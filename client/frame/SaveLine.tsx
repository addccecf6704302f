import type { Safety } from '../documents/workshop.ts';
import { useSafety } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { StateDot } from '../ui/Card.tsx';

export type SaveWords = { readonly saved: string; readonly saving: string; readonly notSaved: string };

/** Whether what this person wrote is on the server's disk. Not announced to screen readers: it changes with every word. */
export function SaveLine({ save, words }: { readonly save: Safety['save']; readonly words: SaveWords }) {
  const workshopText = useText('workshop');
  const { storesOnDevice } = useSafety();
  const tone = save === 'saved' ? 'safe' : save === 'saving' ? 'neutral' : 'caution';
  return (
    <span data-save={save}>
      <StateDot tone={tone} />
      {save === 'notSaved' && !storesOnDevice ? workshopText.unsaved.notKept : words[save]}
    </span>
  );
}
