import type { Format } from '../format.ts';
import { copyingText } from './screens/copying.ts';
import { printText } from './screens/print.ts';
import { registerText } from './screens/register.ts';
import { registerPageText } from './screens/registerPage.ts';
import { registerRowText } from './screens/registerRow.ts';

/** English: the register. */
export const texts = (format: Format) => ({
  register: registerText(format),
  registerPage: registerPageText(format),
  registerRow: registerRowText(format),
  copying: copyingText(format),
  print: printText(format),
});
