import { lazy } from 'react';
import type { Stage } from '../../shared/stages/stages.ts';
import { ImagineScreen } from '../stages/imagine/ImagineScreen.tsx';
import { LobbyScreen } from '../stages/lobby/LobbyScreen.tsx';
import { texts } from '../text/texts.ts';

const here = (): Promise<void> => Promise.resolve();
const loadWrite = async () => ({ default: (await import('../stages/write/WriteScreen.tsx')).WriteScreen });
const loadShare = async () => ({ default: (await import('../stages/share/ShareScreen.tsx')).ShareScreen });
const loadCluster = async () => ({ default: (await import('../stages/cluster/ClusterScreen.tsx')).ClusterScreen });
const loadVote = async () => ({ default: (await import('../stages/vote/VoteScreen.tsx')).VoteScreen });
const loadPlan = async () => ({ default: (await import('../stages/plan/PlanScreen.tsx')).PlanScreen });
const loadCommit = async () => ({ default: (await import('../stages/commit/CommitScreen.tsx')).CommitScreen });
const loadRegister = async () => {
  const [screen] = await Promise.all([
    import('../stages/register/RegisterScreen.tsx'),
    texts.load('register'),
    texts.load('access'),
    texts.load('ending'),
  ]);
  return { default: screen.RegisterScreen };
};

const WriteScreen = lazy(loadWrite);
const ShareScreen = lazy(loadShare);
const ClusterScreen = lazy(loadCluster);
const VoteScreen = lazy(loadVote);
const PlanScreen = lazy(loadPlan);
const CommitScreen = lazy(loadCommit);
const RegisterScreen = lazy(loadRegister);

const loading: { readonly [S in Stage]: () => Promise<unknown> } = {
  lobby: here,
  imagine: here,
  write: loadWrite,
  share: loadShare,
  cluster: loadCluster,
  vote: loadVote,
  plan: loadPlan,
  commit: loadCommit,
  register: loadRegister,
};

/** Loads a stage's screen before the stage begins, so that it can also begin offline. */
export function preloadScreen(stage: Stage | null): void {
  if (stage !== null) loading[stage]().catch(() => undefined);
}

/** The screen of the stage. Most are loaded shortly before they are needed. */
export function StageScreen({ stage }: { stage: Stage }) {
  switch (stage) {
    case 'lobby':
      return <LobbyScreen />;
    case 'imagine':
      return <ImagineScreen />;
    case 'write':
      return <WriteScreen />;
    case 'share':
      return <ShareScreen />;
    case 'cluster':
      return <ClusterScreen />;
    case 'vote':
      return <VoteScreen />;
    case 'plan':
      return <PlanScreen />;
    case 'commit':
      return <CommitScreen />;
    case 'register':
      return <RegisterScreen />;
  }
}
