import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { minutesOf } from '../../shared/stages/agenda.ts';
import { nextStageOf } from '../../shared/session/secondLook.ts';
import { useConnection, useSafety, useSession } from '../documents/workshop.ts';
import { useWorkshopStore } from '../documents/WorkshopProvider.tsx';
import { useText } from '../text/useText.ts';
import { Loading } from '../ui/Loading.tsx';
import { LiveRegion } from '../ui/VisuallyHidden.tsx';
import { Banners } from './Banners.tsx';
import type { DialogName } from '../frame/dialogs.ts';
import { DialogsOnDemand } from './DialogsOnDemand.tsx';
import { DialogsContext } from '../frame/DialogsContext.ts';
import { isClosedUnseen } from './closedUnseen.ts';
import { Ended, endedFor } from './Ended.tsx';
import { FootProvider, useFootSlots } from '../frame/Foot.tsx';
import { SayLineContext } from '../frame/SayLineContext.ts';
import { ReadinessContext, ShownContext, useIsSettled } from '../frame/ready.ts';
import { Shown } from '../frame/Shown.tsx';
import { SoundContext } from '../frame/sound.ts';
import { useTabState } from '../documents/useTabState.ts';
import { Cues } from './Cues.tsx';
import { FootBar } from './FootBar.tsx';
import { Header } from './Header.tsx';
import { Reveal } from './Reveal.tsx';
import { ScreenBoundary, ScreenFailed } from './ScreenBoundary.tsx';
import { preloadScreen, useStageScreen } from './stageScreens.tsx';
import styles from './Workshop.module.css';

const ClosedScreen = lazy(async () => ({ default: (await import('./ClosedScreen.tsx')).ClosedScreen }));

/** Header, banners, the screen of the stage and the foot. Used below WorkshopProvider. */
export function Workshop() {
  const state = useConnection();
  const { storesOnDevice } = useSafety();
  const { visitor } = useWorkshopStore().connection;
  return state.kind === 'ended' ? (
    <Ended reason={endedFor(visitor, state.reason)} unsent={state.unsent} storesOnDevice={storesOnDevice} />
  ) : (
    <OpenWorkshop />
  );
}

function OpenWorkshop() {
  const text = useText('workshop');
  const stage = useSession((session) => session.stage.name);
  const next = useSession(nextStageOf);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [screenLine, setScreenLine] = useState<string | null>(null);
  const [soundStored, setSoundStored] = useTabState('sound', 'chosen');
  const sound = { on: soundStored !== null, set: (on: boolean) => setSoundStored(on ? 'on' : null) };
  const slots = useFootSlots();
  const stageKey = useSession((session) => `${session.stage.name} ${session.stage.startedAt}`);
  const isUnseen = useSession(isClosedUnseen);
  const [shown, setShown] = useState('');
  const isSettled = useIsSettled(stageKey);
  const readiness = shown !== stageKey ? 'loading' : isSettled ? 'ready' : 'fresh';
  const main = useRef<HTMLElement>(null);
  const screen = useStageScreen(stage);
  const isWaiting = screen.stage !== stage;

  useEffect(() => {
    preloadScreen(next);
  }, [next]);

  useEffect(() => {
    // The focused element may have gone with the last stage; Tab then starts at the top of this one.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [screen.stage]);

  return (
    <DialogsContext value={setDialog}>
      <SoundContext value={sound}>
        <ShownContext value={setShown}>
          <ReadinessContext value={readiness}>
            <FootProvider places={slots.places}>
              <div className={styles.workshop}>
                <a className={styles.skip} href="#content">
                  {text.skipToContent}
                </a>
                <Header openDialog={setDialog} actionsRef={slots.headRef} />
                <Banners />
                <main
                  ref={main}
                  id="content"
                  className={styles.main}
                  tabIndex={-1}
                  inert={isWaiting}
                  aria-busy={isWaiting}
                >
                  {screen.hasFailed ? (
                    <>
                      <ScreenFailed />
                      <Shown stageKey={stageKey} />
                    </>
                  ) : (
                    <ScreenBoundary key={screen.stage} stageKey={stageKey}>
                      <SayLineContext value={setScreenLine}>
                        <Suspense fallback={<Loading />}>
                          {isUnseen ? <ClosedScreen /> : screen.Screen ? <screen.Screen /> : <Loading />}
                          {!isWaiting && <Shown stageKey={stageKey} />}
                        </Suspense>
                      </SayLineContext>
                    </ScreenBoundary>
                  )}
                  <Reveal />
                </main>
                <FootBar slots={slots} openDialog={setDialog} screenLine={screenLine} />
                <StageAnnouncement />
                <Cues />
                <DialogsOnDemand open={dialog} onClose={() => setDialog(null)} />
              </div>
            </FootProvider>
          </ReadinessContext>
        </ShownContext>
      </SoundContext>
    </DialogsContext>
  );
}

/** Announces a new stage to screen readers; the first one is read with the page. */
function StageAnnouncement() {
  const text = useText('workshop');
  const stagesText = useText('stages');
  const stage = useSession((session) => session.stage.name);
  const minutes = useSession((session) => minutesOf(session.agenda, session.stage.name));
  const [first] = useState(stage);
  return <LiveRegion message={stage === first ? '' : text.stageBegan(stagesText.names[stage], minutes)} />;
}
