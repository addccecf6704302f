import { useEffect, useState } from 'react';
import type { Dialogs as DialogsComponent } from './Dialogs.tsx';
import type { DialogName } from '../frame/dialogs.ts';

type DialogsOnDemandProps = { open: DialogName | null; onClose: () => void };

/** The dialogs come with the first one that is opened: most people in a workshop never open any. */
export function DialogsOnDemand({ open, onClose }: DialogsOnDemandProps) {
  const [loaded, setLoaded] = useState<{ readonly Dialogs: typeof DialogsComponent } | null>(null);
  const isWanted = open !== null && loaded === null;
  useEffect(() => {
    if (!isWanted) return;
    // Without a network the banner already says so; the next press tries again.
    import('./Dialogs.tsx').then(({ Dialogs }) => setLoaded({ Dialogs }), onClose);
  }, [isWanted, onClose]);
  return loaded && <loaded.Dialogs open={open} onClose={onClose} />;
}
