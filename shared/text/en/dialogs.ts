import type { Format } from '../format.ts';
import { dialogsText } from './screens/dialogs.ts';
import { peopleText } from './screens/people.ts';
import { privacyText } from './screens/privacy.ts';
import { suggestionsText } from './screens/suggestions.ts';

/** English: the dialogs of a workshop. */
export const texts = (format: Format) => ({
  dialogs: dialogsText(format),
  people: peopleText(),
  privacy: privacyText(),
  suggestions: suggestionsText(format),
});
