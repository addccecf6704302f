import { useCallback, useState } from 'react';
import { useMe } from '../../../documents/workshop.ts';
import { useOnDemand } from '../../../frame/useOnDemand.ts';
import { texts } from '../../../text/texts.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';

const load = async () => (await Promise.all([import('./CsvDialog.tsx'), texts.load('imports')]))[0];

/** For whoever may change the register: takes changes from a table that was exported from it. */
export function ImportChanges() {
  const text = useText('access');
  const { mayEdit } = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);
  const loaded = useOnDemand(isOpen, load, close);
  if (!mayEdit) return null;
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsOpen(true)}>
        {text.importChanges}
      </Button>
      {loaded && <loaded.CsvDialog open={isOpen} onClose={close} />}
    </>
  );
}
