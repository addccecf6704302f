import type { ReactNode } from 'react';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { TextStore } from './textStore.ts';
import { TextContext } from './useText.ts';

/** Gives the texts to everything below; nothing is shown before the first bundle is loaded. */
export function TextProvider({ texts, children }: { readonly texts: TextStore; readonly children: ReactNode }) {
  const loaded = useSyncExternalStore(texts.loaded.subscribe, texts.loaded.get);
  useLayoutEffect(() => {
    if (loaded === null) return;
    document.documentElement.lang = loaded.language;
    document.documentElement.dir = loaded.direction;
  }, [loaded]);
  return loaded !== null && <TextContext value={texts.loaded}>{children}</TextContext>;
}
