import { useState } from 'react';
import { useMe, useSession } from '../documents/workshop.ts';
import { browserSeats } from '../runtime/seats.ts';
import { forgetFacilitatorLink } from './arrival.ts';

/**
 * The facilitator link while this device still has it: until its owner said that they kept it (SPEC DV9). Null for everyone
 * but the facilitator, and when it is not stored here.
 */
export function useKeptLink(): { readonly keptLink: string | null; readonly dismiss: () => void } {
  const workshopId = useSession(({ workshop }) => workshop.id);
  const { isFacilitator } = useMe();
  const [stored, setStored] = useState(() => browserSeats().read(workshopId)?.facilitatorLink ?? null);
  return {
    keptLink: isFacilitator ? stored : null,
    dismiss() {
      forgetFacilitatorLink(workshopId);
      setStored(null);
    },
  };
}
