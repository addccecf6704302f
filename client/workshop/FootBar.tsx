import { lazy, Suspense } from 'react';
import { isStageAtLeast } from '../../shared/stages/stages.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import type { OpenDialog } from '../frame/dialogs.ts';
import type { FootSlots } from '../frame/Foot.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { Forecast } from './Forecast.tsx';
import { FacilitatorControls } from './FacilitatorControls.tsx';
import { NextButton } from './NextButton.tsx';
import { SayLine } from './SayLine.tsx';
import styles from './FootBar.module.css';

const LateNotes = lazy(async () => ({ default: (await import('../stages/write/LateNotes.tsx')).LateNotes }));

type FootBarProps = { slots: FootSlots; openDialog: OpenDialog; screenLine: string | null };

/** The bottom bar: the line to say, the screen's status and buttons, and the facilitator's controls. */
export function FootBar({ slots, openDialog, screenLine }: FootBarProps) {
  const { isLeading } = useMe();
  const canBeLate = useSession(({ stage, open }) => isStageAtLeast(stage.name, 'share') && !open.asksUnforeseen);
  return (
    <footer className={styles.foot}>
      <ConnectionNotice />
      {isLeading && <Forecast />}
      <div className={styles.row}>
        <SayLine screenLine={screenLine} />
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
          {isLeading && <FacilitatorControls openDialog={openDialog} />}
          <div ref={slots.primaryRef} className={styles.slot} />
          {isLeading && !slots.primaryTaken && <NextButton />}
        </div>
      </div>
    </footer>
  );
}
