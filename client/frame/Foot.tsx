import { createContext, use, useCallback, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/Button.tsx';

type Places = {
  readonly status: HTMLElement | null;
  readonly actions: HTMLElement | null;
  readonly primary: HTMLElement | null;
  /** A screen has put its own primary button in the foot; calling the answer gives the place back. */
  readonly claimPrimary: () => () => void;
};

const nothing = () => undefined;
const FootPlaces = createContext<Places>({ status: null, actions: null, primary: null, claimPrimary: () => nothing });

export type FootSlots = {
  readonly places: Places;
  readonly statusRef: (element: HTMLElement | null) => void;
  readonly actionsRef: (element: HTMLElement | null) => void;
  readonly primaryRef: (element: HTMLElement | null) => void;
  /** True while a screen shows its own primary button, so that the shell hides the one that moves on. */
  readonly primaryTaken: boolean;
};

/** For the shell: the places in its foot that screens fill, and whether one of them has taken the primary button's. */
export function useFootSlots(): FootSlots {
  const [status, statusRef] = useState<HTMLElement | null>(null);
  const [actions, actionsRef] = useState<HTMLElement | null>(null);
  const [primary, primaryRef] = useState<HTMLElement | null>(null);
  const [claims, setClaims] = useState(0);
  const claimPrimary = useCallback(() => {
    setClaims((count) => count + 1);
    return () => setClaims((count) => count - 1);
  }, []);
  const places = useMemo(() => ({ status, actions, primary, claimPrimary }), [status, actions, primary, claimPrimary]);
  return { places, statusRef, actionsRef, primaryRef, primaryTaken: claims > 0 };
}

export const FootProvider = ({ places, children }: { places: Places; children: ReactNode }) => (
  <FootPlaces value={places}>{children}</FootPlaces>
);

/** A screen's own buttons, to the left of the primary one; on a phone above it. */
export function FootActions({ children }: { children: ReactNode }) {
  const { actions } = use(FootPlaces);
  return actions && createPortal(children, actions);
}

/** A screen's own words in the foot: Saved, how many are done. */
export function FootStatus({ children }: { children: ReactNode }) {
  const { status } = use(FootPlaces);
  return status && createPortal(children, status);
}

export type PrimaryActionProps = {
  label: ReactNode;
  onPress: () => void;
  busy?: boolean;
  disabled?: boolean;
};

/** A screen's own primary button, in place of the lead's next stage while it has something more urgent. */
export function PrimaryAction({ label, onPress, busy = false, disabled = false }: PrimaryActionProps) {
  const { primary, claimPrimary } = use(FootPlaces);
  useLayoutEffect(() => claimPrimary(), [claimPrimary]);
  return (
    primary &&
    createPortal(
      <Button variant="primary" busy={busy} disabled={disabled} onClick={onPress}>
        {label}
      </Button>,
      primary,
    )
  );
}
