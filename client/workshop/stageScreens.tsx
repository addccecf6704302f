import { lazy, type ComponentType } from 'react';
import type { Stage } from '../../shared/stages/stages.ts';
import { ImagineScreen } from '../stages/imagine/ImagineScreen.tsx';
import { LobbyScreen } from '../stages/lobby/LobbyScreen.tsx';

type Part = { readonly load: () => Promise<unknown>; readonly Screen: ComponentType };

function later(load: () => Promise<{ default: ComponentType }>): Part {
  return { load, Screen: lazy(load) };
}

const here = (Screen: ComponentType): Part => ({ load: () => Promise.resolve(), Screen });

/** Every stage has its screen; those that are not needed at once come when their turn is near. */
const screens: { readonly [S in Stage]: Part } = {
  lobby: here(LobbyScreen),
  imagine: here(ImagineScreen),
  write: later(async () => ({ default: (await import('../stages/write/WriteScreen.tsx')).WriteScreen })),
  share: later(async () => ({ default: (await import('../stages/share/ShareScreen.tsx')).ShareScreen })),
  cluster: later(async () => ({ default: (await import('../stages/cluster/ClusterScreen.tsx')).ClusterScreen })),
  vote: later(async () => ({ default: (await import('../stages/vote/VoteScreen.tsx')).VoteScreen })),
  plan: later(async () => ({ default: (await import('../stages/plan/PlanScreen.tsx')).PlanScreen })),
  commit: later(async () => ({ default: (await import('../stages/commit/CommitScreen.tsx')).CommitScreen })),
  register: later(async () => ({ default: (await import('../register/RegisterScreen.tsx')).RegisterScreen })),
};

export const screenOf = (stage: Stage): ComponentType => screens[stage].Screen;

/** Fetches a stage's screen ahead, so that it is there when the stage begins, also without a connection. */
export function preloadScreen(stage: Stage | null): void {
  if (stage !== null) screens[stage].load().catch(() => undefined);
}
