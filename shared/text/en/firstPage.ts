import type { Format } from '../format.ts';
import { appText } from './screens/app.ts';
import { homeText } from './screens/home.ts';
import { howText } from './screens/how.ts';
import { joinText } from './screens/join.ts';
import { uiText } from './screens/ui.ts';

/** Which way the language is written. */
export const direction = 'ltr';

/** English: the texts of the pages outside a workshop. */
export const firstPage = (format: Format) => ({
  app: appText(),
  home: homeText(),
  how: howText(),
  join: joinText(format),
  ui: uiText(format),
});
