import { useState } from 'react';
import { useCommands } from '../../commands/commands.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Card.tsx';
import { FootActions, PrimaryAction } from '../../frame/Foot.tsx';
import { useReadiness } from '../../frame/ready.ts';
import type { CardAsk } from './CardDialogs.tsx';
import { FitChoice, useFit } from './FitChoice.tsx';
import { FacilitatorActions } from './FacilitatorActions.tsx';
import type { ShareView } from './shareView.ts';
import { isOnTurn } from './shareView.ts';
import { useSpaceKey } from './useSpaceKey.ts';
import styles from './ShareScreen.module.css';

export type ShareFootProps = { readonly view: ShareView; readonly onAsk: (ask: CardAsk) => void };

/** The reader's "Done, next reader", the facilitator's "Next card", and what only the facilitator can do. */
export function ShareFoot({ view, onAsk }: ShareFootProps) {
  const shareText = useText('share');
  const me = useMe();
  const commands = useCommands();
  const turn = useSession((session) => session.turn);
  const onTurn = useSession((session) => isOnTurn(session, me.participantId));
  const [busy, setBusy] = useState(false);
  /** How many cards this page has put on the board at once. */
  const [rest, setRest] = useState(0);
  const readiness = useReadiness();
  const fit = useFit();
  const undealt = view.kind === 'reading' || view.kind === 'opening' ? Math.max(0, (turn.total ?? 0) - turn.dealt) : 0;
  const canDeal = undealt > 0 && !me.isObserver && (me.isLeading || onTurn);
  const restIsDue = me.isLeading && undealt > 0 && fit.restFrom !== null && turn.dealt >= fit.restFrom;

  const run = async (command: () => Promise<unknown>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await command();
    setBusy(false);
  };
  const dealNext = (): void => void run(() => commands.dealNext({ after: turn.cardId }));
  const dealRest = (): void =>
    void run(async () => {
      const { ok } = await commands.dealRest({});
      if (ok) setRest(undealt);
    });
  const takeRestBack = (): void =>
    void run(async () => {
      await commands.putBack({});
      setRest(0);
    });
  useSpaceKey(dealNext, canDeal && !restIsDue && readiness === 'ready');

  const again = turn.nextId !== null && turn.nextId === turn.readerId;
  const label =
    view.kind === 'opening' || turn.readerId === null
      ? onTurn
        ? shareText.startReading
        : view.kind === 'opening' && view.isFirst
          ? shareText.firstCard
          : shareText.nextCard
      : onTurn
        ? again
          ? shareText.doneAgain
          : shareText.doneNext
        : shareText.nextCard;

  return (
    <>
      {me.isLeading && view.kind === 'opening' && view.isFirst && <FitChoice fit={fit} />}
      <FootActions>
        {me.isLeading && (view.kind === 'reading' || view.kind === 'opening') && (
          <FacilitatorActions
            view={view}
            undealt={undealt}
            onAsk={onAsk}
            onDealRest={dealRest}
            onDealNext={restIsDue ? dealNext : null}
          />
        )}
        {me.isLeading && view.kind === 'skimming' && rest > 0 && (
          <Button size="small" busy={busy} onClick={takeRestBack}>
            {shareText.takeRestBack(rest)}
          </Button>
        )}
      </FootActions>
      {restIsDue ? (
        <PrimaryAction label={shareText.dealRest(undealt)} step="rest" busy={busy} onPress={dealRest} />
      ) : (
        canDeal && (
          <PrimaryAction
            step="deal"
            busy={busy}
            onPress={dealNext}
            label={
              <>
                {label}
                <span className={styles.key}>
                  <Kbd>{shareText.space}</Kbd>
                </span>
              </>
            }
          />
        )
      )}
    </>
  );
}
