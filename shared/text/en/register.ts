import type { Format } from '../format.ts';
import { copyingText } from './screens/copying.ts';
import { registerText } from './screens/register.ts';

/** English: the register. */
export const texts = (format: Format) => ({ register: registerText(format), copying: copyingText(format) });
