import { useEffect, useState } from 'react';
import { useWorkshopStore } from './WorkshopProvider.tsx';

type Answer = { readonly period: string; readonly value: string };

/**
 * A button that this person pressed. The session holds only the number of people who did, so the tab stores the own answer
 * (SPEC NB3).
 * @param period what the answer is about; it is removed when the period changes
 * @returns the answer, null without one, and its setter
 */
export function useTabState(name: string, period: string): readonly [string | null, (value: string | null) => void] {
  const { tabState } = useWorkshopStore().connection;
  const [answer, setAnswer] = useState(() => answerIn(tabState.read(name)));
  // Also removes an answer that another screen set for an earlier period.
  useEffect(() => {
    const last = answerIn(tabState.read(name));
    if (last !== null && last.period !== period) tabState.set(name, null);
  }, [period, tabState, name]);
  const set = (value: string | null): void => {
    const now = value === null ? null : { period, value };
    tabState.set(name, now === null ? null : JSON.stringify(now));
    setAnswer(now);
  };
  return [answer?.period === period ? answer.value : null, set];
}

function answerIn(text: string | null): Answer | null {
  if (text === null) return null;
  try {
    const { period, value } = JSON.parse(text) as Partial<Answer>;
    return typeof period === 'string' && typeof value === 'string' ? { period, value } : null;
  } catch {
    return null;
  }
}
