import { useEffect, useState } from 'react';

/**
 * Loads a part of the page the first time it is wanted. A failure is not an error of the screen around it: `onFailed` ends
 * the wish, and the next one tries again.
 * @param load the same function at every render
 */
export function useOnDemand<T>(isWanted: boolean, load: () => Promise<T>, onFailed: () => void): T | null {
  const [loaded, setLoaded] = useState<{ readonly part: T } | null>(null);
  const isMissing = isWanted && loaded === null;
  useEffect(() => {
    if (!isMissing) return;
    load().then((part) => setLoaded({ part }), onFailed);
  }, [isMissing, load, onFailed]);
  return loaded?.part ?? null;
}
