import { createContext, use, useEffect } from 'react';

/** Sets the facilitator's line to say for a screen that knows more than the session; null returns to the default. */
export const SayLineContext = createContext<(line: string | null) => void>(() => undefined);

/** Sets the line to say while the component is mounted; null sets nothing. */
export function useSayLine(line: string | null): void {
  const setLine = use(SayLineContext);
  useEffect(() => {
    if (line === null) return;
    setLine(line);
    return () => setLine(null);
  }, [setLine, line]);
}
