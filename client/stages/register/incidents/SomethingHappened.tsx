import { useCallback, useState } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useOnDemand } from '../../../frame/useOnDemand.ts';
import { FootStatus } from '../../../frame/Foot.tsx';
import { texts } from '../../../text/texts.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { LiveRegion } from '../../../ui/VisuallyHidden.tsx';

const load = async () => (await Promise.all([import('./ReportDialog.tsx'), texts.load('incidents')]))[0];

type ReportProps = {
  readonly row: RegisterRow | null;
  /** What is to be reported; null while the dialog is closed. */
  readonly kind: 'happened' | 'nearMiss' | null;
  readonly onClose: () => void;
};

/** The dialog for what happened, loaded when it is first opened; it says in the foot what was kept. */
export function Report({ row, kind, onClose }: ReportProps) {
  const loaded = useOnDemand(kind !== null, load, onClose);
  const [kept, setKept] = useState('');
  return (
    <>
      {loaded && <loaded.ReportDialog row={row} kind={kind} onClose={onClose} onKept={setKept} />}
      <LiveRegion message={kept} />
      {kept !== '' && <FootStatus>{kept}</FootStatus>}
    </>
  );
}

/** For what is on no card, or of which nobody knows yet on which. */
export function SomethingHappened() {
  const text = useText('registerPage');
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);
  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        {text.somethingHappened}
      </Button>
      <Report row={null} kind={isOpen ? 'happened' : null} onClose={close} />
    </>
  );
}
