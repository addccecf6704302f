import { lazy, Suspense } from 'react';
import { isStageAtLeast } from '../../shared/stages/stages.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { useMe, useSession } from '../documents/workshop.ts';
import type { OpenDialog } from '../frame/dialogs.ts';
import type { FootSlots } from '../frame/Foot.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { WaitLine } from './WaitLine.tsx';
import { NextButton } from './NextButton.tsx';
import styles from './FootBar.module.css';

const LateNotes = lazy(async () => ({ default: (await import('../stages/write/LateNotes.tsx')).LateNotes }));

// Only whoever leads has these.
const Forecast = lazy(async () => ({ default: (await import('./Forecast.tsx')).Forecast }));
const SayLine = lazy(async () => ({ default: (await import('./SayLine.tsx')).SayLine }));
const FacilitatorControls = lazy(async () => ({
  default: (await import('./FacilitatorControls.tsx')).FacilitatorControls,
}));

type FootBarProps = { slots: FootSlots; openDialog: OpenDialog; screenLine: string | null };

/** The bottom bar: the line to say, the screen's status and buttons, and the facilitator's controls. */
export function FootBar({ slots, openDialog, screenLine }: FootBarProps) {
  const { isLeading, isFacilitator } = useMe();
  const text = useText('workshop').foot;
  const isClosed = useSession(({ workshop, stage }) => workshop.closed && stage.name !== 'register');
  const canBeLate = useSession(({ stage, open }) => isStageAtLeast(stage.name, 'share') && !open.asksUnforeseen);
  return (
    <footer className={styles.foot}>
      <ConnectionNotice />
      {isLeading && (
        <Suspense fallback={null}>
          <Forecast />
        </Suspense>
      )}
      <div className={styles.row}>
        {isLeading && (
          <Suspense fallback={null}>
            <SayLine screenLine={screenLine} />
          </Suspense>
        )}
        {!isLeading && <WaitLine />}
        <div ref={slots.statusRef} className={styles.status} />
        {canBeLate && (
          <div className={styles.late}>
            <Suspense fallback={null}>
              <LateNotes />
            </Suspense>
          </div>
        )}
        <span className={styles.grow} />
        <div ref={slots.actionsRef} className={styles.actions} />
        <div className={styles.primary}>
          {isLeading && (
            <Suspense fallback={null}>
              <FacilitatorControls openDialog={openDialog} />
            </Suspense>
          )}
          <div ref={slots.primaryRef} className={styles.slot} />
          {isLeading && !slots.primaryTaken && <NextButton />}
          {isClosed && isFacilitator && (
            <Button size="small" variant="quiet" onClick={() => openDialog('settings')}>
              {text.settings}
            </Button>
          )}
        </div>
      </div>
    </footer>
  );
}
