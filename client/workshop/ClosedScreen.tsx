import { useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { MessageScreen } from '../ui/MessageScreen.tsx';
import { ClosedNotes } from './ClosedNotes.tsx';

/** In place of a screen whose round the closing of the workshop ended: nothing of it was shown. */
export function ClosedScreen() {
  const text = useText('workshop').closed;
  const { names } = useText('stages');
  const stage = useSession((session) => session.stage.name);
  return (
    <MessageScreen title={text.title(names[stage])}>
      <p>{stage === 'vote' ? text.dots : text.unseen}</p>
      <ClosedNotes />
    </MessageScreen>
  );
}
