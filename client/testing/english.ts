import { firstPage } from '../../shared/text/en/firstPage.ts';
import { workshop } from '../../shared/text/en/workshop.ts';
import { formatOf } from '../../shared/text/format.ts';

/** The English texts, by which tests find things on the screen. */
const format = formatOf('en');
export const english = { ...firstPage(format), ...workshop(format) };

export const {
  begin: beginText,
  cluster: clusterText,
  commit: commitText,
  dialogs: dialogsText,
  home: homeText,
  join: joinText,
  late: lateText,
  lobby: lobbyText,
  plan: planText,
  register: registerText,
  share: shareText,
  sharedText: sharedTextText,
  stages: stagesText,
  ui: uiText,
  vote: voteText,
  workshop: workshopText,
  write: writeText,
} = english;
