import type { Format } from '../format.ts';
import { appText } from './screens/app.ts';
import { homeText } from './screens/home.ts';
import { joinText } from './screens/join.ts';
import { uiText } from './screens/ui.ts';

/** Which way the language is written. */
export const direction = 'ltr';

/** English: the texts of the pages outside a workshop. */
export const texts = (format: Format) => ({
  app: appText(),
  home: homeText(),
  join: joinText(format),
  ui: uiText(format),
});
