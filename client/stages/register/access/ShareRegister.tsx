import { Link2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';

const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }));

/** The button that opens the links of the register. */
export function ShareRegister() {
  const text = useText('access').share;
  const [isOpen, setIsOpen] = useState(false);
  // Kept mounted after it was opened once: the browser then restores the focus when it closes.
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setWasOpened(true);
          setIsOpen(true);
        }}
      >
        <Link2 size={15} aria-hidden />
        {text.button}
      </Button>
      {wasOpened && (
        <Suspense fallback={null}>
          <ShareDialog open={isOpen} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
