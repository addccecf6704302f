import type { ReactNode } from 'react';
import { FootProvider, useFootSlots } from '../frame/Foot.tsx';
import { FootBar } from '../workshop/FootBar.tsx';

/** A screen over places for its status and its actions. */
export function WithFoot({ children }: { readonly children: ReactNode }) {
  const { places, statusRef, actionsRef } = useFootSlots();
  return (
    <FootProvider places={places}>
      {children}
      <div ref={statusRef} />
      <div ref={actionsRef} />
    </FootProvider>
  );
}

/** A screen over the whole foot of a workshop. */
export function WithFootBar({ children }: { readonly children: ReactNode }) {
  const slots = useFootSlots();
  return (
    <FootProvider places={slots.places}>
      {children}
      <FootBar slots={slots} openDialog={() => undefined} screenLine={null} />
    </FootProvider>
  );
}
