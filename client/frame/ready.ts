import { createContext, use, useEffect, useState } from 'react';
import { useWorkshopStore } from '../documents/WorkshopProvider.tsx';

/** For how long after a change a button does nothing: a second press was meant for what it did before (SPEC FC1). */
export const settleMs = 800;

/**
 * Whether the controls of a stage do something: `loading` until the stage's screen is shown, `fresh` for a moment after the
 * stage began, then `ready`.
 */
export type Readiness = 'loading' | 'fresh' | 'ready';

export const ReadinessContext = createContext<Readiness>('ready');
export const useReadiness = (): Readiness => use(ReadinessContext);

/** Called by what a stage shows once it is there, with the key of the stage. */
export const ShownContext = createContext<(key: string) => void>(() => undefined);

/** False for a moment after the key changed. */
export function useIsSettled(key: string): boolean {
  const { timers } = useWorkshopStore().connection;
  const [settled, setSettled] = useState(key);
  useEffect(
    () => (settled === key ? undefined : timers.after(settleMs, () => setSettled(key))),
    [settled, key, timers],
  );
  return settled === key;
}
