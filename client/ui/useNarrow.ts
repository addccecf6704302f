import { useCallback, useSyncExternalStore } from 'react';

/** True while the page is no wider than this, in CSS pixels; without a number, as narrow as a phone. */
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
