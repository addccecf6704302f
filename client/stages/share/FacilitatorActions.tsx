import { Copy, EyeOff, Layers, SkipForward, Undo2 } from 'lucide-react';
import { useCommands } from '../../commands/commands.ts';
import { FootStatus } from '../../frame/Foot.tsx';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuChoice } from '../../ui/Menu.tsx';
import type { CardAsk } from './CardDialogs.tsx';
import type { ShareView } from './shareView.ts';
import { useSkip } from './useSkip.tsx';
import styles from './ShareScreen.module.css';

export type FacilitatorActionsProps = {
  readonly view: Extract<ShareView, { kind: 'opening' | 'reading' }>;
  readonly undealt: number;
  readonly onAsk: (ask: CardAsk) => void;
  readonly onDealRest: () => void;
  /** Given when the primary button does something else. */
  readonly onDealNext: (() => void) | null;
};

export function FacilitatorActions({ view, undealt, onAsk, onDealRest, onDealNext }: FacilitatorActionsProps) {
  const shareText = useText('share');
  const { putBack } = useCommands();
  const { next, passOver, report } = useSkip(undealt);
  const cardId = view.kind === 'reading' ? view.cardId : null;
  const same = cardId === null ? null : () => onAsk({ kind: 'same', cardId });
  const withdraw = cardId === null ? null : () => onAsk({ kind: 'withdraw', cardId });
  const skip = next === null ? null : passOver;
  const skipLabel = shareText.skip(next ?? '');
  const choice = (label: string, icon: MenuChoice['icon'], onSelect: (() => void) | null, more: Partial<MenuChoice> = {}): MenuChoice => ({
    label, icon, onSelect: () => onSelect?.(), disabled: onSelect === null, ...more,
  }); // prettier-ignore
  return (
    <>
      <FootStatus>{report}</FootStatus>
      {onDealNext !== null && (
        <Button size="small" onClick={onDealNext}>
          {shareText.nextCard}
        </Button>
      )}
      {same !== null && (
        <Button size="small" className={styles.wide} onClick={same}>
          {shareText.same}
        </Button>
      )}
      {skip !== null && (
        <Button size="small" className={styles.wide} onClick={skip}>
          {skipLabel}
        </Button>
      )}
      <Menu
        label={shareText.more}
        size="small"
        choices={[
          choice(shareText.same, <Copy size={16} aria-hidden />, same),
          ...(skip === null ? [] : [choice(skipLabel, <SkipForward size={16} aria-hidden />, skip)]),
          choice(shareText.putBack, <Undo2 size={16} aria-hidden />, cardId === null ? null : () => void putBack({}), {
            hint: shareText.putBackHint,
          }),
          choice(shareText.withdraw, <EyeOff size={16} aria-hidden />, withdraw, { hint: shareText.withdrawHint }),
          ...(undealt > 0
            ? [
                choice(shareText.dealRest(undealt), <Layers size={16} aria-hidden />, onDealRest, {
                  hint: shareText.dealRestHint,
                  apart: true,
                }),
              ]
            : []),
        ]}
      />
    </>
  );
}
