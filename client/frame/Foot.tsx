import { createContext, use, useCallback, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/Button.tsx';
import { useIsSettled, useReadiness } from './ready.ts';

type Places = {
  readonly head: HTMLElement | null;
  readonly status: HTMLElement | null;
  readonly actions: HTMLElement | null;
  readonly primary: HTMLElement | null;
  /** Called by a screen that shows its own primary button; returns a function that ends the claim. */
  readonly claimPrimary: () => () => void;
};

const nothing = () => undefined;
const FootPlaces = createContext<Places>({
  head: null,
  status: null,
  actions: null,
  primary: null,
  claimPrimary: () => nothing,
});

export type FootSlots = {
  readonly places: Places;
  readonly headRef: (element: HTMLElement | null) => void;
  readonly statusRef: (element: HTMLElement | null) => void;
  readonly actionsRef: (element: HTMLElement | null) => void;
  readonly primaryRef: (element: HTMLElement | null) => void;
  /** True while a screen shows its own primary button; the button that advances the stage is then hidden. */
  readonly primaryTaken: boolean;
};

/** For the workshop: the elements in its head and foot that screens render into, and whether a screen has claimed the primary one. */
export function useFootSlots(): FootSlots {
  const [head, headRef] = useState<HTMLElement | null>(null);
  const [status, statusRef] = useState<HTMLElement | null>(null);
  const [actions, actionsRef] = useState<HTMLElement | null>(null);
  const [primary, primaryRef] = useState<HTMLElement | null>(null);
  const [claims, setClaims] = useState(0);
  const claimPrimary = useCallback(() => {
    setClaims((count) => count + 1);
    return () => setClaims((count) => count - 1);
  }, []);
  const places = useMemo(
    () => ({ head, status, actions, primary, claimPrimary }),
    [head, status, actions, primary, claimPrimary],
  );
  return { places, headRef, statusRef, actionsRef, primaryRef, primaryTaken: claims > 0 };
}

export const FootProvider = ({ places, children }: { places: Places; children: ReactNode }) => (
  <FootPlaces value={places}>{children}</FootPlaces>
);

/** A screen's own buttons in the head, for screens that are about a whole register and not about a step of the meeting. */
export function HeadActions({ children }: { children: ReactNode }) {
  const { head } = use(FootPlaces);
  return head && createPortal(children, head);
}

/** A screen's own buttons: left of the primary one, on a phone above it. */
export function FootActions({ children }: { children: ReactNode }) {
  const { actions } = use(FootPlaces);
  return actions && createPortal(children, actions);
}

/** A screen's own status in the foot: saved or not, how many are done. */
export function FootStatus({ children }: { children: ReactNode }) {
  const { status } = use(FootPlaces);
  return status && createPortal(children, status);
}

export type PrimaryActionProps = {
  label: ReactNode;
  onPress: () => void;
  busy?: boolean;
  disabled?: boolean;
  /** What a press does, when the same place can do different things: a press right after a change does nothing. */
  step?: string;
};

/** A screen's own primary button; it replaces the facilitator's button that advances the stage. */
export function PrimaryAction({ label, onPress, busy = false, disabled = false, step = '' }: PrimaryActionProps) {
  const { primary, claimPrimary } = use(FootPlaces);
  const isSettled = useIsSettled(step);
  const isReady = useReadiness() === 'ready' && isSettled;
  useLayoutEffect(() => claimPrimary(), [claimPrimary]);
  return (
    primary &&
    createPortal(
      <Button
        variant="primary"
        busy={busy}
        disabled={disabled}
        aria-disabled={!isReady || undefined}
        onClick={() => isReady && onPress()}
      >
        {label}
      </Button>,
      primary,
    )
  );
}
