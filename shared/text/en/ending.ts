import type { Format } from '../format.ts';
import { endingText } from './screens/ending.ts';

/** English: the end of the meeting. */
export const texts = (format: Format) => ({ ending: endingText(format) });
