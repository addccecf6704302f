import type { Format } from '../format.ts';
import { sentencesText } from './sentences.ts';
import { beginText } from './screens/begin.ts';
import { clusterText } from './screens/cluster.ts';
import { commitText } from './screens/commit.ts';
import { imagineText } from './screens/imagine.ts';
import { lobbyText } from './screens/lobby.ts';
import { planText } from './screens/plan.ts';
import { sayText } from './screens/say.ts';
import { shareText } from './screens/share.ts';
import { sharedTextText } from './screens/sharedText.ts';
import { stagesText } from './screens/stages.ts';
import { voteText } from './screens/vote.ts';
import { workshopText } from './screens/workshop.ts';
import { writeText, lateText } from './screens/write.ts';

/** English: the texts of the screens of a workshop. */
export const texts = (format: Format) => ({
  begin: beginText(format),
  cluster: clusterText(format),
  commit: commitText(),
  imagine: imagineText(),
  lobby: lobbyText(),
  plan: planText(format),
  sentences: sentencesText(),
  say: sayText(format),
  share: shareText(format),
  sharedText: sharedTextText(format),
  stages: stagesText(),
  vote: voteText(format),
  workshop: workshopText(format),
  write: writeText(format),
  late: lateText(format),
});
