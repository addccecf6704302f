import { useEffect, useEffectEvent, useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import type { BallotView } from '../../documents/ballot.ts';
import { useText } from '../../text/useText.ts';
import { TextArea } from '../../ui/TextInput.tsx';

/**
 * The answer is one plain value, and every write of it grows the ballot document. So it is written per word, not per letter,
 * and when the field or the page is left or the round ends.
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
