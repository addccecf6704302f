import { useCallback, useState } from 'react';
import { useOnDemand } from '../../../frame/useOnDemand.ts';
import { texts } from '../../../text/texts.ts';

const load = async () => (await Promise.all([import('./note/NoteScreen.tsx'), texts.load('incidents')]))[0].NoteScreen;

/** The page of a review note, once it is loaded; null before, and when that failed. */
export function useNote(isWanted: boolean) {
  const [hasFailed, setHasFailed] = useState(false);
  const onFailed = useCallback(() => setHasFailed(true), []);
  const NoteScreen = useOnDemand(isWanted && !hasFailed, load, onFailed);
  return { NoteScreen, isSettled: !isWanted || hasFailed || NoteScreen !== null };
}
