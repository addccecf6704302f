import type { Format } from '../format.ts';
import { accessText } from './screens/access.ts';

/** English: who gets at the register, and for how long. */
export const texts = (format: Format) => ({ access: accessText(format) });
