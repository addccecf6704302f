import { howText } from './screens/how.ts';

/** English: the page that explains the method. */
export const texts = () => ({ how: howText() });
