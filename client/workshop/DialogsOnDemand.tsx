import { useEffect, useState } from 'react';
import type { Dialogs as DialogsComponent } from './Dialogs.tsx';
import type { DialogName } from '../frame/dialogs.ts';
import { texts } from '../text/texts.ts';

type DialogsOnDemandProps = { open: DialogName | null; onClose: () => void };

/** Loads all dialogs when the first one is opened: most people never open any. */
export function DialogsOnDemand({ open, onClose }: DialogsOnDemandProps) {
  const [loaded, setLoaded] = useState<{ readonly Dialogs: typeof DialogsComponent } | null>(null);
  const isWanted = open !== null && loaded === null;
  useEffect(() => {
    if (!isWanted) return;
    // Offline, the connection notice already says so; the next press tries again.
    Promise.all([import('./Dialogs.tsx'), texts.load('dialogs')]).then(
      ([{ Dialogs }]) => setLoaded({ Dialogs }),
      onClose,
    );
  }, [isWanted, onClose]);
  return loaded && <loaded.Dialogs open={open} onClose={onClose} />;
}
