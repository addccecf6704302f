import { texts as access } from '../../shared/text/en/access.ts';
import { texts as dialogs } from '../../shared/text/en/dialogs.ts';
import { texts as ending } from '../../shared/text/en/ending.ts';
import { texts as firstPage } from '../../shared/text/en/firstPage.ts';
import { texts as foresight } from '../../shared/text/en/foresight.ts';
import { texts as how } from '../../shared/text/en/how.ts';
import { texts as programs } from '../../shared/text/en/programs.ts';
import { texts as imports } from '../../shared/text/en/imports.ts';
import { texts as mailPages } from '../../shared/text/en/mailPages.ts';
import { texts as webhooks } from '../../shared/text/en/webhooks.ts';
import { texts as incidents } from '../../shared/text/en/incidents.ts';
import { texts as refusals } from '../../shared/text/en/refusals.ts';
import { texts as learning } from '../../shared/text/en/learning.ts';
import { texts as register } from '../../shared/text/en/register.ts';
import { texts as ownCards } from '../../shared/text/en/ownCards.ts';
import { texts as owned } from '../../shared/text/en/owned.ts';
import { texts as visit } from '../../shared/text/en/visit.ts';
import { texts as workshop } from '../../shared/text/en/workshop.ts';
import { formatOf } from '../../shared/text/format.ts';

/** The English texts, by which tests find things on the screen. */
const format = formatOf('en');
export const english = {
  ...firstPage(format),
  ...how(),
  ...workshop(format),
  ...dialogs(format),
  ...refusals(format),
  ...register(format),
  ...visit(),
  ...ownCards(),
  ...owned(format),
  ...ending(format),
  ...access(format),
  ...imports(format),
  ...programs(format),
  ...incidents(format),
  ...webhooks(format),
  ...mailPages(format),
  ...learning(format),
  ...foresight(format),
};

export const {
  begin: beginText,
  checklists: checklistsText,
  cluster: clusterText,
  commit: commitText,
  dialogs: dialogsText,
  foresight: foresightText,
  home: homeText,
  incidents: incidentsText,
  join: joinText,
  late: lateText,
  lobby: lobbyText,
  people: peopleText,
  plan: planText,
  register: registerText,
  registerPage: registerPageText,
  registerRow: registerRowText,
  share: shareText,
  sharedText: sharedTextText,
  suggestions: suggestionsText,
  smallTests: smallTestsText,
  merging: mergingText,
  stages: stagesText,
  ui: uiText,
  vote: voteText,
  workshop: workshopText,
  write: writeText,
} = english;
