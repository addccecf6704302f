import type { Format } from '../format.ts';
import { programsText } from './screens/programs.ts';

/** English: calendar feeds, and tripwires that a program measures. */
export const texts = (format: Format) => ({ programs: programsText(format) });
