import type { Format } from '../format.ts';
import { cardDialogsText } from './screens/cardDialogs.ts';
import { dialogsText } from './screens/dialogs.ts';
import { mergingText } from './screens/merging.ts';
import { peopleText } from './screens/people.ts';
import { planListText } from './screens/planList.ts';
import { privacyText } from './screens/privacy.ts';
import { suggestionsText } from './screens/suggestions.ts';

/** English: the dialogs of a workshop. */
export const texts = (format: Format) => ({
  cardDialogs: cardDialogsText(),
  dialogs: dialogsText(format),
  merging: mergingText(format),
  people: peopleText(),
  planList: planListText(format),
  privacy: privacyText(),
  suggestions: suggestionsText(format),
});
