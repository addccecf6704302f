import { useEffect, useEffectEvent } from 'react';

const busyWithSpace = 'input, textarea, select, button, a[href], summary, [contenteditable], [role=menuitem], dialog';

/** Calls `onPress` for the space bar, unless the focused element uses that key itself. */
export function useSpaceKey(onPress: () => void, enabled: boolean): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(busyWithSpace)) return;
      if (document.querySelector('dialog[open], [popover]:popover-open')) return;
      event.preventDefault();
      press();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
