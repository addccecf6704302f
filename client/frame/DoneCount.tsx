import { useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { LiveRegion } from '../ui/VisuallyHidden.tsx';

/** How many are done, in the screen's words. Screen readers are told only when everyone is. */
export function DoneCount({ words }: { readonly words: (done: number, of: number) => string }) {
  const text = useText('workshop');
  const { done, of } = useSession((session) => session.progress);
  return (
    <>
      <span>{words(done, of)}</span>
      <LiveRegion message={of > 0 && done >= of ? text.everyoneDone : ''} />
    </>
  );
}
