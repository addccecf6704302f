import { useEffect, useEffectEvent, useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import type { BallotView } from '../../documents/ballot.ts';
import { useText } from '../../text/useText.ts';
import { TextArea } from '../../ui/TextInput.tsx';

/**
 * The answer is one plain value that grows the ballot a little with each write, so it is written word by word, not letter
 * by letter; leaving the field, leaving the page and the end of the round write what is there.
 */
export function PulseField({ view, closing }: { readonly view: BallotView; readonly closing: boolean }) {
  const commitText = useText('commit');
  const [text, setText] = useState(view.ballot.pulse ?? '');
  const keep = useEffectEvent((typed: string) => {
    if (typed !== (view.ballot.pulse ?? '')) view.setPulse(typed);
  });
  useEffect(() => {
    if (closing) keep(text);
  }, [closing, text]);
  useEffect(() => {
    const onHide = (): void => keep(text);
    window.addEventListener('pagehide', onHide);
    return () => window.removeEventListener('pagehide', onHide);
  }, [text]);
  return (
    <TextArea
      label={commitText.pulseLabel}
      labelHidden
      placeholder={commitText.pulsePlaceholder}
      value={text}
      maxLength={limits.textLength}
      onChange={(typed) => {
        setText(typed);
        if (/[\s.,;!?]$/.test(typed) || typed === '') view.setPulse(typed);
      }}
      onBlur={() => view.setPulse(text)}
    />
  );
}
