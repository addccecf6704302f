import type { RefObject } from 'react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RiskId } from '../../../shared/ids.ts';
import type { Planning } from '../../../shared/session/planning.ts';
import { attacks, planningNow, startsWith } from '../../../shared/session/planning.ts';
import { secondMs } from '../../../shared/time.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useWorkshopStore } from '../../documents/WorkshopProvider.tsx';

/** Whoever typed within this time in a field that they are still in is typing. */
const typingMs = 15 * secondMs;

export type Following = {
  readonly planning: Planning | null;
  /** Where this page should be in this step; null without a risk of one's own. */
  readonly target: RiskId | null;
  readonly isThere: boolean;
  /** Stays where it is while the reading goes on. */
  readonly isHeld: boolean;
  readonly hold: () => void;
  readonly follow: () => void;
  /** For the container of the sheet: notes that somebody types. */
  readonly onInput: () => void;
};

/**
 * Moves the page to the risk that the step asks for: one's own to write, the one that is read aloud, somebody else's to attack.
 * Nobody is moved who is typing or who holds on, and whoever leads only when a step begins or they themselves go on (SPEC PL4).
 * @param shown the risk that the page shows
 * @param choose shows another
 */
export function useFollowing(
  planned: readonly RiskId[],
  shown: RiskId | null,
  choose: (riskId: RiskId) => void,
  sheet: RefObject<HTMLElement | null>,
): Following {
  const { participantId, isLeading } = useMe();
  const { connection } = useWorkshopStore();
  const planning = useSession(planningNow);
  const pairs = useSession((session) => session.pairs);
  const [isHeld, setHeld] = useState(false);
  const typedAt = useRef(-Infinity);
  const step = planning?.step ?? 'write';
  const target = targetOf(step, planning?.riskId ?? null, planned, pairs, participantId);

  // The step and target for which this page was moved, or was not because somebody types.
  const handled = useRef<{ readonly step: string; readonly target: RiskId | null } | null>(null);
  useLayoutEffect(() => {
    const before = handled.current;
    if (before?.step === step && before.target === target) return;
    handled.current = { step, target };
    const isGivenOut = before !== null && before.step === step && step !== 'aloud';
    const holdsOn = isHeld && step === 'aloud';
    const field = document.activeElement;
    const isTyping =
      field?.matches('input, textarea, select, [contenteditable]') === true &&
      sheet.current?.contains(field) === true &&
      connection.now() - typedAt.current < typingMs;
    if (target === null || holdsOn || isTyping || (isGivenOut && isLeading)) return;
    choose(target);
  });

  return {
    planning,
    target,
    isThere: target === null || target === shown,
    isHeld,
    hold: useCallback(() => setHeld(true), []),
    follow: () => {
      setHeld(false);
      if (target !== null) choose(target);
    },
    onInput: () => {
      typedAt.current = connection.now();
    },
  };
}

function targetOf(
  step: Planning['step'],
  reading: RiskId | null,
  planned: readonly RiskId[],
  pairs: { readonly [riskId: RiskId]: readonly string[] },
  id: string,
): RiskId | null {
  switch (step) {
    case 'write':
      return startsWith(planned, pairs, id);
    case 'aloud':
      return reading !== null && planned.includes(reading) ? reading : (planned[0] ?? null);
    case 'attack':
      return attacks(planned, pairs, id) ?? startsWith(planned, pairs, id);
  }
}
