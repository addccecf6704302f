import type { Format } from '../format.ts';
import { foresightText } from './screens/foresight.ts';

/** English: what was foreseen, the end of the project, and the second look. */
export const texts = (format: Format) => ({ foresight: foresightText(format) });
