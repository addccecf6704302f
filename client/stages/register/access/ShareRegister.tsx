import { Link2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useOnDemand } from '../../../frame/useOnDemand.ts';
import { texts } from '../../../text/texts.ts';
import { useText } from '../../../text/useText.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';

const load = async () =>
  (
    await Promise.all([
      import('./ShareDialog.tsx'),
      texts.load('programs'),
      texts.load('mailPages'),
      texts.load('webhooks'),
    ])
  )[0];

/** The button that opens the links of the register. */
export function ShareRegister({ isShort = false }: { readonly isShort?: boolean }) {
  const text = useText('access').share;
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);
  const loaded = useOnDemand(isOpen, load, close);
  return (
    <>
      {isShort ? (
        <IconButton label={text.button} onClick={() => setIsOpen(true)}>
          <Link2 size={18} aria-hidden />
        </IconButton>
      ) : (
        <Button size="small" onClick={() => setIsOpen(true)}>
          <Link2 size={15} aria-hidden />
          {text.button}
        </Button>
      )}
      {loaded && <loaded.ShareDialog open={isOpen} onClose={close} />}
    </>
  );
}
