import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

/** The latest value, for functions whose identity stays stable: a card then renders only when its own text changes. */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
