import { useCallback, useSyncExternalStore } from 'react';

/** True while the page is at most this wide, in CSS pixels; the default is the width of a phone. */
export function useNarrow(width = 640): boolean {
  const query = `(max-width: ${width}px)`;
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
