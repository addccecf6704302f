import { endingText } from './screens/ending.ts';

/** English: the end of the meeting. */
export const texts = () => ({ ending: endingText() });
