import { useCallback, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { findVagueWord } from './vagueWords.ts';

/** The vague word in a text as it is typed, or null. The last word is checked once something follows it. */
export function useVagueWord(text: Y.Text | null): string | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      text?.observe(listener);
      return () => text?.unobserve(listener);
    },
    [text],
  );
  return useSyncExternalStore(subscribe, () => (text === null ? null : findVagueWord(finishedWords(text.toString()))));
}

const finishedWords = (typed: string): string => (/\s\S*$/.test(typed) ? typed.replace(/\s\S*$/, ' ') : '');
