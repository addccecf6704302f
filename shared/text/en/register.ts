import type { Format } from '../format.ts';
import { registerText } from './screens/register.ts';

/** English: the register. */
export const texts = (format: Format) => ({ register: registerText(format) });
