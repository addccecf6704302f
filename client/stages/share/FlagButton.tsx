import { MessageCircle } from 'lucide-react';
import { useState } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';

/** Marks a card to discuss later. */
export function FlagButton({ cardId, flagged }: { readonly cardId: CardId; readonly flagged: boolean }) {
  const shareText = useText('share');
  const { flagCard } = useCommands();
  const [busy, setBusy] = useState(false);
  const flag = async (): Promise<void> => {
    setBusy(true);
    await flagCard({ cardId, flagged: !flagged });
    setBusy(false);
  };
  return (
    <Button
      size="small"
      variant={flagged ? 'default' : 'quiet'}
      aria-pressed={flagged}
      busy={busy}
      onClick={() => void flag()}
    >
      <MessageCircle size={15} aria-hidden />
      {shareText.flag}
    </Button>
  );
}
