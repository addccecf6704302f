import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

/** The newest value, for functions that stay the same while it changes: a card is drawn anew only when its own words change. */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
