import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../text/useText.ts';
import { Button } from './Button.tsx';
import { LiveRegion } from './VisuallyHidden.tsx';

/** Copies text, also over plain HTTP in a local network, where browsers offer no clipboard API. */
export async function copyText(text: string): Promise<boolean> {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- missing outside secure contexts
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed here: execCommand may still work.
    }
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  // Inside the open dialog if there is one: nothing outside a modal dialog can be selected.
  const home = document.activeElement?.closest('dialog') ?? document.body;
  const before = document.activeElement;
  home.append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way outside secure contexts
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const uiText = useText('ui');
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  return (
    <>
      <Button
        size="small"
        onClick={() => void copyText(text).then((copied) => setState(copied ? 'copied' : 'failed'))}
        onBlur={() => setState('ready')}
        onPointerLeave={() => setState('ready')}
      >
        {state === 'copied' ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
        {state === 'copied' ? uiText.copied : label}
      </Button>
      {state === 'failed' && <small>{uiText.notCopied}</small>}
      <LiveRegion message={state === 'copied' ? uiText.copied : ''} />
    </>
  );
}
