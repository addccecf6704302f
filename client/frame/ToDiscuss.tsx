import { useText } from '../text/useText.ts';
import { Pill } from '../ui/Card.tsx';

/** The mark of a card that somebody wants to discuss, and of a risk with such a card (SPEC BO10c). */
export function ToDiscuss() {
  const shareText = useText('share');
  return <Pill tone="caution">{shareText.flagged}</Pill>;
}
