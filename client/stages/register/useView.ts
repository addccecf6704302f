import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { View } from './model/view.ts';
import { readView, searchOf } from './model/view.ts';

/** How the register is looked at, and how to change it; both are in the address (SPEC RP4a). */
export function useView(): readonly [View, (change: Partial<View>) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => readView(search), [search]);
  const setView = useCallback(
    (change: Partial<View>) => {
      // Read again: two changes of one event must not undo each other.
      const next = searchOf({ ...readView(window.location.search), ...change });
      if (next !== window.location.search)
        // A note is a page of its own: the browser's way back leads out of it.
        navigate(path + next, { replace: change.note === undefined, state: window.history.state as unknown });
    },
    [navigate, path],
  );
  return [view, setView];
}
