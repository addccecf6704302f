import { useCallback, useState } from 'react';
import { useOnDemand } from '../frame/useOnDemand.ts';
import { texts } from '../text/texts.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';

const load = async () => (await Promise.all([import('./ImportDialog.tsx'), texts.load('imports')]))[0];

/** Makes a new register from the file of another one. */
export function ImportRegister() {
  const text = useText('home');
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);
  const loaded = useOnDemand(isOpen, load, close);
  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setIsOpen(true)}>
        {text.openFile}
      </Button>
      {loaded && <loaded.ImportDialog open={isOpen} onClose={close} />}
    </>
  );
}
