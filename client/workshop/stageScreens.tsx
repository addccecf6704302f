import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';
import type { Stage } from '../../shared/stages/stages.ts';
import { ImagineScreen } from '../stages/imagine/ImagineScreen.tsx';
import { LobbyScreen } from '../stages/lobby/LobbyScreen.tsx';
import { texts } from '../text/texts.ts';

/** Loads what the screen of a stage needs. */
const loaders: { readonly [S in Stage]: () => Promise<ComponentType> } = {
  lobby: () => Promise.resolve(LobbyScreen),
  imagine: () => Promise.resolve(ImagineScreen),
  write: async () => (await import('../stages/write/WriteScreen.tsx')).WriteScreen,
  share: async () => (await import('../stages/share/ShareScreen.tsx')).ShareScreen,
  cluster: async () => (await import('../stages/cluster/ClusterScreen.tsx')).ClusterScreen,
  vote: async () => (await import('../stages/vote/VoteScreen.tsx')).VoteScreen,
  plan: async () => (await import('../stages/plan/PlanScreen.tsx')).PlanScreen,
  commit: async () => (await import('../stages/commit/CommitScreen.tsx')).CommitScreen,
  register: async () => {
    const [screen] = await Promise.all([
      import('../stages/register/RegisterScreen.tsx'),
      texts.load('register'),
      texts.load('access'),
      texts.load('ending'),
    ]);
    return screen.RegisterScreen;
  },
};

/** The screens that can be shown at once. React.lazy would show its fallback for 300 ms even when the module is there. */
const ready = new Map<Stage, ComponentType>([
  ['lobby', LobbyScreen],
  ['imagine', ImagineScreen],
]);

async function loadScreen(stage: Stage): Promise<void> {
  if (!ready.has(stage)) ready.set(stage, await loaders[stage]());
}

/** Loads a stage's screen before the stage begins, so that it can also begin offline. */
export function preloadScreen(stage: Stage | null): void {
  if (stage !== null) loadScreen(stage).catch(() => undefined);
}

type Shown = {
  /** The stage whose screen is shown: the one before until the new one can be; null before the first. */
  readonly stage: Stage | null;
  readonly Screen: ComponentType | null;
  /** The screen of the present stage cannot be loaded. */
  readonly hasFailed: boolean;
};

/** The screen of the stage. Until it is loaded that of the stage before stays, so that the page is never empty (SPEC SN1). */
export function useStageScreen(stage: Stage): Shown {
  const [shown, setShown] = useState<Stage | null>(() => (ready.has(stage) ? stage : null));
  const [failed, setFailed] = useState<Stage | null>(null);
  // In the same render as the session's change: the old screen must not be drawn with the new stage.
  if (shown !== stage && ready.has(stage)) setShown(stage);
  useEffect(() => {
    if (ready.has(stage)) return;
    let isOver = false;
    loadScreen(stage).then(
      () => {
        if (!isOver) setShown(stage);
      },
      () => {
        if (!isOver) setFailed(stage);
      },
    );
    return () => {
      isOver = true;
    };
  }, [stage]);
  const at = ready.has(stage) ? stage : shown;
  return {
    stage: at,
    Screen: at === null ? null : (ready.get(at) ?? null),
    hasFailed: at !== stage && failed === stage,
  };
}
