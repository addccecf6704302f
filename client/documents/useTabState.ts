import { useEffect, useState } from 'react';
import { useWorkshopStore } from './WorkshopProvider.tsx';

type Kept = { readonly period: string; readonly value: string };

/**
 * What this person pressed and the session tells only as a number: the page remembers it itself, across a reload too
 * (SPEC NB3), for as long as the server does.
 * @param period what it is about: once that is another one, the mark is gone
 * @returns the mark, null without one, and how to change it
 */
export function useTabState(name: string, period: string): readonly [string | null, (value: string | null) => void] {
  const { tabState } = useWorkshopStore().connection;
  const [kept, setKept] = useState(() => keptIn(tabState.read(name)));
  // Whichever screen set it: what is past is forgotten as soon as one that knows the mark sees the next period.
  useEffect(() => {
    const last = keptIn(tabState.read(name));
    if (last !== null && last.period !== period) tabState.set(name, null);
  }, [period, tabState, name]);
  const set = (value: string | null): void => {
    const now = value === null ? null : { period, value };
    tabState.set(name, now === null ? null : JSON.stringify(now));
    setKept(now);
  };
  return [kept?.period === period ? kept.value : null, set];
}

function keptIn(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const { period, value } = JSON.parse(text) as Partial<Kept>;
    return typeof period === 'string' && typeof value === 'string' ? { period, value } : null;
  } catch {
    return null;
  }
}
